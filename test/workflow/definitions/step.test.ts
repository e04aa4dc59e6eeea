import { expect, test } from 'vitest';
import type { Facts } from '../../../src/workflow/definitions/definition.ts';
import { WorkflowRegistry } from '../../../src/workflow/definitions/registry.ts';
import { type Configuration, step, type WorkflowSet } from '../../../src/workflow/definitions/step.ts';
import { offersOf } from '../../../src/workflow/engine/offers.ts';
import { definitions } from '../../../workflows/index.ts';
import { goodFacts } from '../../../workflows/vocabulary/facts.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';

const registry = new WorkflowRegistry(definitions, vocabulary);
const idle = { hold: 'none', risk: 'none', level: 'town', supervision: 'none' };
const at = (state: Configuration['state'], overlays = idle): Configuration => ({ state, overlays });
const both = (facts: Facts) => ({ before: facts, after: facts });
const currentSet = (id: string) => registry.set(id, registry.current(id).definition.version);
const land = currentSet('land');
const labor = currentSet('labor');
const lease = currentSet('lease');
const general = currentSet('general');
const goodFactsOf = ({ main }: WorkflowSet) => goodFacts(main.definition);

test('accept, of a land dispute whose kind is not chosen, is refused with the reason and its basis', () => {
  const result = step(
    land,
    at('triage'),
    'accept',
    ['clerk'],
    both({ ...goodFactsOf(land), landKind: null }),
  );

  expect(result).toMatchObject({ outcome: 'refused', reasons: [{ code: 'landKindChosen' }] });
  expect(result.outcome === 'refused' && result.reasons[0]?.basis).toContain('土地管理法');
});

test('accept, by a grid worker, is forbidden', () => {
  expect(step(land, at('triage'), 'accept', ['gridWorker'], both(goodFactsOf(land))).outcome).toBe(
    'forbidden',
  );
});

test.each(['xstate.stop', 'xstate.after.1000', '*', 'ACCEPT', 'constructor', '__proto__', ''])(
  'event %j, not in the catalogue, is illegal and moves nothing',
  (event) => {
    expect(step(land, at('triage'), event, ['clerk'], both(goodFactsOf(land))).outcome).toBe('illegal');
  },
);

test.each([
  ['wages', labor, 'labourNeedsWriting', '劳动争议应当', '《劳动争议调解仲裁法》第十四条', /土地|租赁/],
  ['land', land, 'landNeedsWriting', '土地纠纷应当', '《农村土地承包经营纠纷调解仲裁法》第十条', /劳动|租赁/],
  ['a lease', lease, 'leaseNeedsWriting', '租赁纠纷约定', '《人民调解法》第二十八条', /劳动|土地/],
])(
  'oral agreement, in a case of %s, is refused with the article that asks for writing and no other law',
  (_what, set, code, words, basis, others) => {
    const facts = both(goodFactsOf(set));
    const result = step(set, at({ mediating: 'betweenSessions' }), 'oralAgreement', ['mediator'], facts);

    if (result.outcome !== 'refused') throw new Error(result.outcome);
    const [reason, ...more] = result.reasons;
    expect(more).toEqual([]);
    expect(reason).toMatchObject({ code, message: { zh: expect.stringContaining(words) } });
    expect(reason?.basis).toContain(basis);
    expect(`${reason?.message.zh}${reason?.basis}`).not.toMatch(others);
  },
);

test('oral agreement, between neighbours after a session, settles the case at once', () => {
  const result = step(
    general,
    at({ mediating: 'betweenSessions' }),
    'oralAgreement',
    ['mediator'],
    both(goodFactsOf(general)),
  );

  expect(result).toMatchObject({ outcome: 'done', phase: 'settled' });
});

test('seal, as the last of all signatures, makes the agreement effective in the same step', () => {
  const good = goodFactsOf(land);
  const before = { ...good, settlingComplete: false };
  const result = step(land, at('signing'), 'affixSeal', ['chair'], {
    before,
    after: { ...good, sealsMissing: 0, settlingComplete: true },
  });

  expect(result).toMatchObject({
    outcome: 'done',
    next: { state: { settled: { performance: 'pending', confirmation: 'open' } } },
    deadlines: { opened: ['C-JC'], closed: ['C-MED'] },
  });
});

test('seal, of an ownership dispute, settles it without the way to judicial confirmation', () => {
  const facts = { ...goodFactsOf(land), landKind: 'ownership' };
  const result = step(land, at('signing'), 'affixSeal', ['chair'], both(facts));

  expect(result).toMatchObject({ next: { state: { settled: { confirmation: 'notApplicable' } } } });
});

test('judicial confirmation, of an ownership agreement, is not offered and the page can say why', () => {
  const facts = { ...goodFactsOf(land), landKind: 'ownership' };
  const settled = at({ settled: { performance: 'pending', confirmation: 'notApplicable' } });
  const offer = offersOf(land, settled, ['mediator'], facts).find((one) => one.event === 'applyConfirm');

  expect(offer).toMatchObject({ enabled: false, reasons: [{ code: 'notOwnershipDispute' }] });
});

test('signature, while another is still missing, stays in signing', () => {
  const facts = { ...goodFactsOf(land), settlingComplete: false };

  expect(step(land, at('signing'), 'sign', ['mediator'], both(facts))).toMatchObject({
    outcome: 'done',
    phase: 'signing',
  });
});

test('clock of the proceeding, from acceptance to signing, keeps running over every state between', () => {
  const facts = both(goodFactsOf(general));
  const assigned = step(general, at('accepted'), 'assign', ['chair'], facts);
  const taken = step(general, at('assigned'), 'acknowledge', ['mediator'], facts);

  expect(assigned).toMatchObject({ deadlines: { opened: ['C-ACK'], closed: [] } });
  expect(taken).toMatchObject({ deadlines: { opened: [], closed: ['C-ACK'] } });
});

test('suspended case, asked for a session, refuses it and still takes notes, resumption and withdrawal', () => {
  const held = at({ mediating: 'betweenSessions' }, { ...idle, hold: 'held' });
  const facts = both(goodFactsOf(general));

  expect(step(general, held, 'holdSession', ['mediator'], facts)).toMatchObject({
    outcome: 'refused',
    reasons: [{ code: 'held' }],
  });
  for (const event of ['addNote', 'resume', 'withdraw']) {
    expect(step(general, held, event, ['mediator'], facts).outcome).toBe('done');
  }
});

test('risk, asked to become red, becomes red and leaves the lifecycle where it is', () => {
  const facts = { ...goodFactsOf(land), choice: 'red' };
  const result = step(land, at('triage'), 'escalate', ['gridWorker'], both(facts));

  expect(result).toMatchObject({ next: { state: 'triage', overlays: { risk: 'red' } } });
});
