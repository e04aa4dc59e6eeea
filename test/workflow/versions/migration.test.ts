import { expect, test } from 'vitest';
import type {
  MigrationPlan,
  StateDef,
  Vocabulary,
  WorkflowDefinition,
} from '../../../src/workflow/definitions/definition.ts';
import { WorkflowRegistry } from '../../../src/workflow/definitions/registry.ts';
import { releasedDefinitions } from '../../../src/workflow/definitions/released-definitions.ts';
import {
  deadlineProblems,
  judge,
  judgeReachable,
  type Versions,
  versionsOfPlan,
} from '../../../src/workflow/versions/migrate.ts';
import { leftBehind, migrationFindings } from '../../../src/workflow/versions/migration-lint.ts';
import { dryRun } from '../../../src/workflow/versions/migration-report.ts';
import { definitions } from '../../../workflows/index.ts';
import { vocabulary } from '../../../workflows/vocabulary/index.ts';
import { eachDatabase } from '../../support/database.ts';
import { withCase } from '../engine/engine-world.ts';
import { newerRelease, olderDefinitions } from '../own/older.ts';
import { toyTraits } from '../own/pasture.ts';

const registry = new WorkflowRegistry(newerRelease, vocabulary);
registry.learn(olderDefinitions);
const ours = new WorkflowRegistry(definitions, vocabulary);
ours.learn(releasedDefinitions());

test('migration files, counted, lead from every released case type and lead to the current version', () => {
  const released = releasedDefinitions();

  expect(released.filter(({ kind }) => kind !== 'overlay').length).toBeGreaterThan(4);
  expect(leftBehind(ours, released)).toEqual([]);
  expect(leftBehind(registry, olderDefinitions)).toEqual([]);
});

test('released version that no migration file leads on from, is found', () => {
  const { migrations } = newerRelease;
  const lost = new WorkflowRegistry({ ...newerRelease, migrations: migrations.slice(1) }, vocabulary);

  expect(leftBehind(lost, olderDefinitions)).toEqual([expect.stringContaining('general@1')]);
});

test.each(
  [registry, ours]
    .flatMap((known) => known.plans().map((plan) => [known, plan] as const))
    .map(([known, plan]) => [`${plan.id} ${plan.from}→${plan.to}`, known, plan] as const),
)(
  'migration %s, tried on every reachable state, loads each without filling in or losing a deadline',
  (_name, known, plan) => {
    const versions = versionsOfPlan(known, plan);
    const judged = judgeReachable(versions);

    expect(migrationFindings(versions)).toEqual([]);
    expect(judged.length).toBeGreaterThan(5);
    expect(judged.filter(({ to, problems }) => to === null || problems.length > 0)).toEqual([]);
    expect(judged.flatMap(({ deadlines }) => deadlines.lost)).toEqual([]);
  },
);

const label = { zh: '状态', en: 'State' };
const state = (more: Partial<StateDef> = {}, deadlines: string[] = []): StateDef => ({
  meta: { label, deadlines },
  ...more,
});
const idle = { hold: 'none', risk: 'none', level: 'town', supervision: 'none' } as const;

/** Two versions of a toy with nothing but states, and the plan between them. */
function toy(
  before: WorkflowDefinition['states'],
  after: WorkflowDefinition['states'],
  plan: Partial<MigrationPlan> = {},
): Versions {
  const [initial] = Object.keys(before);
  const [later] = Object.keys(after);
  const head = { id: 'toy', kind: 'case', label, overlays: {}, traits: toyTraits } as const;
  const toys = new WorkflowRegistry(
    {
      cases: [{ ...head, version: 2, initial: later ?? '', states: after }],
      lead: definitions.lead,
      overlays: [],
    },
    withToyDeadline(vocabulary),
  );
  toys.learn([{ ...head, version: 1, initial: initial ?? '', states: before }]);
  return versionsOfPlan(toys, { id: 'toy', from: 1, to: 2, map: {}, note: label, ...plan });
}

function withToyDeadline(all: Vocabulary): Vocabulary {
  return { ...all, deadlineEvents: new Map([...all.deadlineEvents, ['C-TOY', { event: 'remind' }]]) };
}

const parted = (regions: Readonly<Record<string, StateDef>>): StateDef =>
  state({ type: 'parallel', states: regions });
const region = (): StateDef => state({ initial: 'open', states: { open: state(), done: state() } });

test('state that got states below it, without an entry, is found by the linter and needs a person', () => {
  const states = [
    { agreed: state() },
    { agreed: state({ initial: 'drafting', states: { drafting: state(), signing: state() } }) },
  ] as const;
  const open = toy(...states);
  const named = toy(...states, { map: { agreed: 'agreed.signing' } });
  const at = { state: 'agreed', overlays: idle };

  expect(migrationFindings(open)).toHaveLength(1);
  expect(judge(open, at).problems).toEqual([{ code: 'stateUnfilled', at: 'agreed' }]);
  expect(migrationFindings(named)).toEqual([]);
  expect(judge(named, at)).toMatchObject({
    to: { state: { agreed: 'signing' } },
    isSame: false,
    problems: [],
  });
});

test('new region, without an entry, is found by the linter; with one, it is entered where the plan says', () => {
  const states = [
    { settled: parted({ pay: region() }) },
    { settled: parted({ pay: region(), visit: region() }) },
  ] as const;
  const open = toy(...states);
  const named = toy(...states, { enter: { 'settled.visit': 'settled.visit.done' } });
  const at = { state: { settled: { pay: 'done' } }, overlays: idle };

  expect(migrationFindings(open)).toEqual([expect.stringContaining('settled.visit is new')]);
  expect(judge(open, at).problems).toEqual([{ code: 'stateUnfilled', at: 'settled.visit' }]);
  expect(migrationFindings(named)).toEqual([]);
  expect(judge(named, at).to?.state).toEqual({ settled: { pay: 'done', visit: 'done' } });
});

test('region given up by the plan, with a case in it, is left out and the rest stays', () => {
  const states = [
    { settled: parted({ pay: region(), visit: region() }) },
    { settled: parted({ pay: region() }) },
  ] as const;
  const versions = toy(...states, { map: { 'settled.visit': null } });

  expect(migrationFindings(versions)).toEqual([]);
  expect(
    judge(versions, { state: { settled: { pay: 'open', visit: 'done' } }, overlays: idle }).to?.state,
  ).toEqual({
    settled: { pay: 'open' },
  });
});

test('state that is gone, not named by the plan, needs a person', () => {
  const versions = toy({ assigned: state() }, { dispatched: state() });

  expect(migrationFindings(versions)).toHaveLength(1);
  expect(judge(versions, { state: 'assigned', overlays: idle }).problems).toEqual([
    { code: 'stateUnknown', at: 'assigned' },
  ]);
});

test('deadline the new version does not run, not given up by the plan, is lost and needs a person', () => {
  const states = [{ open: state({}, ['C-TOY']) }, { open: state() }] as const;
  const at = { state: 'open', overlays: idle };

  expect(judge(toy(...states), at)).toMatchObject({
    problems: [{ code: 'deadlineLost', at: 'C-TOY' }],
    deadlines: { lost: ['C-TOY'] },
  });
  expect(judge(toy(...states, { givenUp: ['C-TOY'] }), at)).toMatchObject({
    problems: [],
    deadlines: { lost: [], closed: ['C-TOY'] },
  });
});

test('open deadline of a case that nobody would answer, and one that rang already, only the first is a problem', () => {
  const versions = toy({ open: state() }, { open: state() });
  const judgement = judge(versions, { state: 'open', overlays: idle });
  const row = { rule: 'C-OBL', key: 'C-OBL:1', event: 'obligationDue' };

  expect(deadlineProblems(versions, judgement, [{ ...row, firedAt: null }])).toEqual([
    { code: 'deadlineUnanswered', at: 'C-OBL' },
  ]);
  const rang = '2026-11-24T01:00:00.000Z' as never;
  expect(deadlineProblems(versions, judgement, [{ ...row, firedAt: rang }])).toEqual([]);
});

test('value of an overlay the new version does not have, mapped or not, is found or led on', () => {
  const plan = registry.plans('general')[0] as MigrationPlan;
  const at = { state: 'triage', overlays: { ...idle, level: 'moon' } };
  const mapped = { ...plan, overlays: { level: { moon: 'county' } } };

  expect(judge(versionsOfPlan(registry, plan), at).problems).toEqual([
    { code: 'overlayUnknown', at: 'level: moon' },
  ]);
  expect(judge(versionsOfPlan(registry, mapped), at).to?.overlays.level).toBe('county');
});

eachDatabase((_name, open) => {
  test('dry run over a case of the first version, compared before and after, counts it and writes nothing', async () => {
    const work: Parameters<typeof withCase>[1] = async ({ office, caseId }) => {
      await office.db.write('cases').where({ id: caseId }).update({ def_version: 1 });
      office.registry.learn(olderDefinitions);
      const tables = ['cases', 'leads', 'history', 'deadlines', 'outbox', 'workflow_definitions'] as const;
      const content = async () =>
        JSON.stringify(await Promise.all(tables.map((table) => office.db.read(table))));
      const before = await content();
      const plan = office.registry.plans('general')[0] as MigrationPlan;
      const store = office.stores.find(({ kind }) => kind === 'case');
      if (!store) throw new Error('no store');

      const report = await dryRun(office.db.read, office.registry, store, plan);

      expect(report.counts).toEqual({ stay: 1, move: 0, person: 0 });
      expect(report.lines.map(({ judgement }) => judgement.to?.state)).toEqual(['triage']);
      expect(report.deadlines.kept).toBe(await openDeadlines(office.db.read, caseId));
      expect(report.deadlines.unanswered).toBe(0);
      expect(await content()).toBe(before);
    };
    await withCase(open, work, { lifecycles: newerRelease });
  });
});

async function openDeadlines(
  db: (table: string) => { where(of: object): PromiseLike<unknown[]> },
  id: string,
) {
  return (await db('deadlines').where({ subject_id: id, state: 'open' })).length;
}
