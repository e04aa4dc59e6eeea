import { expect } from 'vitest';
import type { StoryDriver, StoryIds } from '../story.ts';
import {
  accepted,
  assigned,
  complainant,
  consented,
  debt,
  drafted,
  moment,
  opponent,
  rightsServed,
  sealed,
  session,
  signature,
  signedAgreement,
} from './course.ts';

/** Case 11: one side takes the joint application back; confirmation comes to nothing, a suit stays open. */
export async function playWithdrawnConfirmation(story: StoryDriver): Promise<void> {
  const day = '2026-06-01';
  await accepted(story, 'general', day, '货款三千元未付，约定六月二十日付清。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await signedAgreement(story, day, (ids) => [debt(ids, 300_000, '2026-06-20')], 300_000);
  await story.fire(
    'clerk',
    'applyConfirm',
    { court: '雷州市人民法院', appliedOn: '2026-06-05' },
    moment('2026-06-05', 1),
  );
  await story.fire('clerk', 'withdrawn', { note: '对方不愿再到法院' }, moment('2026-06-12', 1));
  await story.fire(
    'mediator',
    'breach',
    (ids) => ({ obligationId: ids.obligation(1), note: '到期未付' }),
    moment('2026-06-22', 1),
  );

  expect(await story.blocked('mediator', 'applyEnforcement')).toEqual(['confirmedByCourt']);
  await story.fire('mediator', 'sueOnAgreement', { court: '雷州市人民法院' }, moment('2026-07-06', 1));
  expect((await story.state()).state).toMatchObject({ settled: { performance: 'rerouted' } });
}

/** A name as long as names get, with the dot its language is written with. */
const longName = '买买提·阿卜杜拉·艾合买提江·吐尔逊·古丽巴哈尔·阿不都热依木·玉素甫江';

/** Case 16: a party who speaks another language; the interpreter is on record and the agreement is read to him. */
export async function playInterpreted(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  const names = [longName, opponent];
  await accepted(story, 'general', day, '买卖羊皮，货款至今未付。', { kind: 'person', name: longName });
  await assigned(story, day);
  await story.fire('mediator', 'arrangeInterpreter', (ids) => ({
    happenedOn: day,
    partyId: ids.party(longName),
    kind: 'interpreter',
    name: '古丽娜尔·艾合买提',
    language: '维吾尔语',
  }));
  await consented(story, day, names);
  await session(story, day, names);
  await drafted(
    story,
    day,
    (ids) => [{ ...debtBetween(ids, opponent, longName), amountFen: 120_000, dueOn: '2026-12-20' }],
    120_000,
  );
  await story.fire('mediator', 'toSigning', {}, moment(day, 7));
  for (const name of names) {
    await story.fire('mediator', 'sign', (ids) => signature(ids, name, name, 'self'), moment(day, 8));
  }
  await sealed(story, day);

  expect((await story.state()).phase).toBe('settled');
  expect(await story.paper('mediator', 'D35')).toContain(longName);
  expect(await story.paper('mediator', 'D10')).toContain(longName);
}

const debtBetween = (ids: StoryIds, debtor: string, creditor: string) => ({
  debtorPartyId: ids.party(debtor),
  creditorPartyId: ids.party(creditor),
  manner: 'payOnce',
  content: '支付货款',
  place: '银行转账',
});

/** Case 17: names with characters few computers have; they are kept as they are and printed as they are. */
export async function playRareNames(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  const rare = '㐱𬱖䶮';
  await accepted(story, 'general', day, '𫖯坡村口排水沟被堵，无法排水。', { kind: 'person', name: rare });
  await assigned(story, day);
  await rightsServed(story, day, [rare]);
  const notice = await story.paper('mediator', 'D04', (ids) => ids.party(rare));

  expect(notice).toContain(rare);
  await story.fire(
    'mediator',
    'withdraw',
    (ids) => ({ partyId: ids.party(rare), statement: '水沟已自行疏通' }),
    moment('2026-09-02', 0),
  );
  expect((await story.state()).phase).toBe('terminated');
}

/** Case 21: the same neighbours again: the former dispute is linked, each stays a case of its own. */
export async function playAgain(story: StoryDriver): Promise<void> {
  await accepted(story, 'general', '2026-03-02', '两家为屋檐滴水第一次争吵。');
  const first = await story.code();
  await accepted(story, 'general', '2026-09-01', '两家为屋檐滴水再次争吵。');
  const second = await story.code();
  await story.fire('clerk', 'linkCase', { caseCode: first, note: '同一争议一年内再次发生' });

  expect(second).not.toBe(first);
  expect(await story.linked()).toEqual([first]);
  await story.open(first);
  expect(await story.linked()).toEqual([second]);
}

/** Case 28: a closed session; the governance office sees that it was held and never what was said. */
export async function playConfidential(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  await accepted(story, 'general', day, '配方纠纷，涉及商业秘密，当事人要求不公开。');
  await assigned(story, day);
  for (const name of [complainant, opponent]) {
    await story.fire(
      'mediator',
      'consent',
      (ids) => ({ partyId: ids.party(name), answer: 'agree', way: 'signed' }),
      moment(day, 4),
    );
    await story.fire(
      'mediator',
      'serveRights',
      (ids) => ({ partyId: ids.party(name), way: 'read', hearingMode: 'closed' }),
      moment(day, 4),
    );
  }
  await story.fire('mediator', 'holdSession', (ids) => ({
    startedAt: moment(day, 5),
    endedAt: moment(day, 6),
    place: '客路镇综治中心',
    mode: 'joint',
    isOpen: false,
    presentPartyIds: [ids.party(complainant), ids.party(opponent)],
    invitees: [],
    content: '申请人愿意让步至两万元。',
    result: 'ongoing',
  }));

  expect(await story.paper('mediator', 'D09')).toContain('让步至两万元');
  await expect(story.paper('coordinator', 'D09')).rejects.toThrow();
  await story.fire(
    'mediator',
    'terminate',
    { reasonCode: 'settledThemselves', note: '自行和解' },
    moment(day, 8),
  );
  expect((await story.state()).phase).toBe('terminated');
}

/** Case 30: mediated on paper while the network was down and typed in later; clocks count from the true days. */
export async function playTypedLater(story: StoryDriver): Promise<void> {
  const day = '2026-03-02';
  await accepted(story, 'general', day, '断网期间在村里用纸质表格调解。');
  await assigned(story, day);

  expect(await story.dueDays()).toContain('2026-04-01');
  await consented(story, day);
  await session(story, day);
  await signedAgreement(story, day, (ids) => [debt(ids, 50_000, '2026-12-20')], 50_000);
  expect((await story.state()).phase).toBe('settled');
}

/** Case 32: signed at two places on different days; the agreement takes effect with the last act, not before. */
export async function playSignedApart(story: StoryDriver): Promise<void> {
  const day = '2026-06-01';
  await accepted(story, 'general', day, '一方在外地，视频调解。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await drafted(story, day, (ids) => [debt(ids, 80_000, '2026-12-20')], 80_000);
  await story.fire('mediator', 'toSigning', {}, moment(day, 7));
  const signs = (name: string, on: string) =>
    story.fire('mediator', 'sign', (ids) => signature(ids, name, name, 'self'), moment(on, 1));
  await signs(complainant, '2026-06-02');
  await signs(opponent, '2026-06-09');
  expect((await story.state()).phase).toBe('signing');
  await sealed(story, '2026-06-10');

  expect((await story.state()).phase).toBe('settled');
  // Thirty days to go to court together, from the seal of the tenth.
  expect(await story.dueDays()).toContain('2026-07-10');
}

/** Case 34: a superior wants it done in fifteen days; his day stands beside the legal one, which does not move. */
export async function playOrderedSooner(story: StoryDriver): Promise<void> {
  const day = '2026-03-02';
  await accepted(story, 'general', day, '上级交办“清仓”案件。');
  await story.fire(
    'coordinator',
    'recordSuperiorDeadline',
    { authority: '雷州市委政法委', dueOn: '2026-03-17' },
    moment(day, 2),
  );

  expect(await story.dueDays()).toEqual(expect.arrayContaining(['2026-03-17', '2026-04-01']));
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await signedAgreement(story, day, (ids) => [debt(ids, 50_000, '2026-12-20')], 50_000);
  expect(await story.dueDays()).not.toContain('2026-03-17');
}
