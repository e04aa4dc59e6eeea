import { expect } from 'vitest';
import type { StoryDriver } from '../story.ts';
import {
  accepted,
  assigned,
  complainant,
  consented,
  debt,
  drafted,
  moment,
  session,
  signedAgreement,
} from './course.ts';

/** Case 8: the applicant withdraws the day before signing; the case ends as withdrawn, nothing of the draft binds. */
export async function playWithdrawal(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  await accepted(story, 'general', day, '货款纠纷，签署前一天申请人反悔。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await drafted(story, day, (ids) => [debt(ids, 300_000, '2026-12-20')], 300_000);
  await story.fire(
    'mediator',
    'withdraw',
    (ids) => ({ partyId: ids.party(complainant), statement: '不同意分期，撤回申请' }),
    moment('2026-09-02', 0),
  );

  expect((await story.state()).phase).toBe('terminated');
}

/** Case 23: two relatives invent a debt: mediation stops, an office outside finds it was a sham, and it ends. */
export async function playSham(story: StoryDriver): Promise<void> {
  const day = '2026-09-01';
  await accepted(story, 'general', day, '近亲属之间的借款，借条为当日补写。');
  await assigned(story, day);
  await story.fire(
    'mediator',
    'reportFalseMediation',
    { happenedOn: day, signs: '双方系兄弟，另有债权人正在执行' },
    moment(day, 4),
  );
  expect(await story.blocked('mediator', 'resume')).toContain('noShamSuspected');
  await story.fire(
    'justice',
    'clearFalseMediation',
    { outcome: 'established', content: '债务不存在' },
    moment('2026-09-03', 0),
  );
  await story.fire(
    'mediator',
    'terminate',
    { reasonCode: 'other', note: '经核查属虚假调解' },
    moment('2026-09-03', 1),
  );

  expect((await story.state()).phase).toBe('terminated');
}

/** Case 25: a scuffle; the agreement is performed on the fifth day, and the police are told of it in writing. */
export async function playPoliceLink(story: StoryDriver): Promise<void> {
  const day = '2026-11-02';
  await accepted(story, 'general', day, '田埂边推搡，公安机关受案后双方愿意调解。');
  await assigned(story, day);
  await consented(story, day);
  await session(story, day);
  await signedAgreement(story, day, (ids) => [debt(ids, 100_000, '2026-12-20')], 100_000);
  expect(await story.blocked('mediator', 'policeLinkCertificate')).toEqual(['everythingPerformed']);
  await story.fire('mediator', 'recordPerformance', (ids) => ({
    obligationId: ids.obligation(1),
    performedOn: '2026-11-07',
    way: 'transfer',
  }));
  await story.fire('mediator', 'policeLinkCertificate', (ids) => ({
    happenedOn: '2026-11-07',
    body: '雷州市公安局客路派出所',
    caseName: '田埂边殴打他人案',
    partyIds: [ids.party(complainant), ids.party('林国栋')],
    applied: true,
  }));

  expect((await story.state()).phase).toBe('settled');
}
