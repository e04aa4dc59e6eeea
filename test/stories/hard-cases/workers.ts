import { expect } from 'vitest';
import type { StoryDriver, StoryIds } from '../story.ts';
import { assigned, consented, drafted, moment, sealed, session, signature } from './course.ts';

const day = '2026-09-01';
const group = '全体工人';
const employer = '宏达建材有限公司';
const contractor = '宏达建筑总承包有限公司';
const all = [group, employer, contractor];
const claimFen = 900_000;
const digits = [...'零一二三四五六七八九'];

/**
 * Case 5: many workers, four representatives, an employer and a general contractor; all but two confirm their line,
 * the two go on in a case of their own, and the sum of the lines is that of the agreement.
 */
export async function playManyWorkers(story: StoryDriver, total: number): Promise<void> {
  const names = Array.from({ length: total }, (_, n) => `工人${digits[Math.floor(n / 10)]}${digits[n % 10]}`);
  const refusing = names.slice(-2);
  await registeredWith(story, names);
  await assigned(story, day);
  await consented(story, day, all);
  const elected = names.slice(0, 4);
  await story.fire(
    'mediator',
    'electRepresentatives',
    (ids) => ({
      partyId: ids.party(group),
      memberIds: elected.map((name) => ids.member(name)),
      scope: '参加调解、代为陈述',
    }),
    moment(day, 4),
  );
  await session(story, day, all);
  const totalFen = claimFen * (total - refusing.length);
  await drafted(
    story,
    day,
    (ids) => [wages(ids, employer, 500_000), wages(ids, contractor, totalFen - 500_000)],
    totalFen,
  );
  for (const name of names)
    await story.fire('mediator', 'confirmWorker', (ids) => answer(ids, name, refusing));
  const apart = (ids: StoryIds) => ({
    movedPartyIds: [],
    sharedPartyIds: [ids.party(employer), ids.party(contractor)],
    memberIds: refusing.map((name) => ids.member(name)),
    summary: '两名工人不接受调解方案，另案处理。',
  });
  await story.fire('coordinator', 'split', apart, moment('2026-09-02', 1));
  const [child] = await story.linked();
  await story.fire('mediator', 'toSigning', {}, moment('2026-09-02', 2));
  for (const [party, person, capacity] of [
    [group, elected[0] ?? '', 'representative'],
    [employer, '黄国栋', 'head'],
    [contractor, '赵立新', 'head'],
  ] as const) {
    const sign = (ids: StoryIds) => signature(ids, party, person, capacity);
    await story.fire('mediator', 'sign', sign, moment('2026-09-02', 3));
  }
  await sealed(story, '2026-09-02');
  expect((await story.state()).phase).toBe('settled');

  await story.open(child ?? '');
  expect((await story.state()).phase).toBe('accepted');
}

async function registeredWith(story: StoryDriver, names: readonly string[]): Promise<void> {
  await story.register('clerk', {
    type: 'labor',
    title: '工人与宏达建材公司欠薪纠纷',
    summary: '工地多名工人被拖欠三个月工资。',
    channel: 'windowVisit',
    areaCode: '440882102',
    occurredOn: day,
    reportedAt: moment(day, 0),
    parties: [
      { side: 'applicant', kind: 'group', name: group, telephone: '13800000041' },
      { side: 'respondent', kind: 'organisation', name: employer },
      { side: 'respondent', kind: 'organisation', name: contractor },
    ],
    details: { workers: names.map((name) => ({ name, arrearsFen: claimFen })) },
  });
  await story.fire(
    'clerk',
    'accept',
    (ids) => ({
      committeeId: ids.committee('客路镇人民调解委员会'),
      applicationForm: 'oral',
      applicationReceivedOn: day,
    }),
    moment(day, 1),
  );
}

const answer = (ids: StoryIds, name: string, refusing: readonly string[]) => ({
  memberId: ids.member(name),
  answer: refusing.includes(name) ? 'refused' : 'confirmed',
  way: 'signature',
  ...(refusing.includes(name) ? {} : { agreedFen: claimFen }),
  confirmedOn: day,
});

const wages = (ids: StoryIds, debtor: string, amountFen: number) => ({
  debtorPartyId: ids.party(debtor),
  creditorPartyId: ids.party(group),
  manner: 'payOnce',
  content: '支付工资',
  amountFen,
  dueOn: '2026-12-20',
  place: '按工资表汇入各工人账户',
});
