import { expect } from 'vitest';
import type { StoryDriver, StoryIds } from './story.ts';

const day = '2026-03-';
const workers = Array.from({ length: 20 }, (_, index) => ({
  name: `工人${'甲乙丙丁戊己庚辛壬癸'[index % 10]}${index < 10 ? '一' : '二'}`,
  claimFen: 900_000,
}));

/** Twenty workers of one site, 180,000 yuan: 18 confirm their line, 2 refuse and stay open. */
export async function playLabourStory(story: StoryDriver): Promise<void> {
  await story.register('clerk', {
    type: 'labor',
    title: '二十名工人与宏达建材公司欠薪纠纷',
    summary: '客路镇一工地二十名工人被拖欠三个月工资共十八万元。',
    channel: 'windowVisit',
    areaCode: '440882102',
    occurredOn: `${day}01`,
    reportedAt: `${day}02T09:00:00+08:00`,
    parties: [
      { side: 'applicant', kind: 'group', name: '二十名工人', telephone: '13800000011' },
      { side: 'respondent', kind: 'organisation', name: '宏达建材有限公司' },
      { side: 'respondent', kind: 'organisation', name: '宏达建筑总承包有限公司' },
    ],
    details: {
      applicationReceivedOn: `${day}02`,
      employer: '宏达建材有限公司',
      workers: workers.map(({ name, claimFen }) => ({ name, arrearsFen: claimFen })),
    },
  });
  await story.fire(
    'clerk',
    'accept',
    (ids) => ({
      committeeId: ids.committee('客路镇人民调解委员会'),
      applicationForm: 'oral',
      applicationReceivedOn: `${day}02`,
    }),
    `${day}02T10:00:00+08:00`,
  );
  await story.fire(
    'chair',
    'assign',
    (ids) => ({ mediatorId: ids.mediator('mediator'), coMediatorIds: [ids.mediator('mediator2')] }),
    `${day}02T11:00:00+08:00`,
  );
  await story.fire('mediator', 'acknowledge', { noInterestDeclared: true }, `${day}02T12:00:00+08:00`);
  for (const name of ['二十名工人', '宏达建材有限公司', '宏达建筑总承包有限公司']) {
    await story.fire(
      'mediator',
      'consent',
      (ids) => ({ partyId: ids.party(name), answer: 'agree', way: 'oral' }),
      `${day}03T09:00:00+08:00`,
    );
    await story.fire(
      'mediator',
      'serveRights',
      (ids) => ({ partyId: ids.party(name), way: 'read', hearingMode: 'open' }),
      `${day}03T09:10:00+08:00`,
    );
  }
  expect(await story.blocked('mediator', 'holdSession')).toEqual(['representativesElected']);
  await story.fire(
    'mediator',
    'electRepresentatives',
    (ids) => ({
      partyId: ids.party('二十名工人'),
      memberIds: workers.slice(0, 3).map((worker) => ids.member(worker.name)),
      scope: '参加调解、代为陈述；变更、放弃请求须经每名工人确认',
    }),
    `${day}03T10:00:00+08:00`,
  );
  await story.fire('mediator', 'holdSession', (ids) => session(ids));
  expect(await story.blocked('mediator', 'oralAgreement')).toEqual(['labourNeedsWriting']);
  await settle(story);
}

function session(ids: StoryIds) {
  return {
    startedAt: `${day}05T09:00:00+08:00`,
    endedAt: `${day}05T11:30:00+08:00`,
    place: '客路镇综治中心',
    mode: 'joint',
    isOpen: true,
    presentPartyIds: ['二十名工人', '宏达建材有限公司', '宏达建筑总承包有限公司'].map((name) =>
      ids.party(name),
    ),
    invitees: [],
    content: '核对考勤和工资表，双方确认欠薪总额十八万元，两家公司分别承担十万元和八万元。',
    result: 'agreed',
  };
}

async function settle(story: StoryDriver): Promise<void> {
  await story.fire(
    'mediator',
    'draftAgreement',
    (ids) => ({
      kind: 'agreement',
      title: '劳动争议调解协议书',
      facts: '二十名工人三个月工资未付，经核对确认。',
      issues: '欠薪数额和支付时间。',
      responsibility: '用人单位未按时支付工资，总承包单位承担先行清偿责任。',
      clauses: '两家公司按下列期限向确认本协议的工人支付工资\n支付后双方就该期间工资再无争议',
      obligations: [
        obligation(ids, '宏达建材有限公司', 10_000_000, `${day}20`),
        obligation(ids, '宏达建筑总承包有限公司', 6_200_000, `${day}31`),
      ],
      breach: '逾期支付的，工人可以向人民法院申请支付令。',
      totalFen: 16_200_000,
    }),
    `${day}05T14:00:00+08:00`,
  );
  expect(await story.blocked('mediator', 'toSigning')).toContain('workersAnswered');
  for (const [index, worker] of workers.entries()) {
    await story.fire(
      'mediator',
      'confirmWorker',
      (ids) => ({
        memberId: ids.member(worker.name),
        answer: index < 18 ? 'confirmed' : 'refused',
        way: 'signature',
        ...(index < 18 ? { agreedFen: 900_000 } : {}),
        confirmedOn: `${day}06`,
      }),
      `${day}06T10:00:00+08:00`,
    );
  }
  await story.fire('mediator', 'toSigning', {}, `${day}06T15:00:00+08:00`);
  await sign(story);
}

function obligation(ids: StoryIds, debtor: string, amountFen: number, dueOn: string) {
  return {
    debtorPartyId: ids.party(debtor),
    creditorPartyId: ids.party('二十名工人'),
    manner: 'payOnce',
    content: '支付工资',
    amountFen,
    dueOn,
    place: '按工资表汇入各工人账户',
  };
}

async function sign(story: StoryDriver): Promise<void> {
  const signers = [
    ['二十名工人', workers[0]?.name ?? '', 'representative'],
    ['宏达建材有限公司', '黄国栋', 'head'],
    ['宏达建筑总承包有限公司', '赵立新', 'head'],
  ] as const;
  const byFinger = (ids: StoryIds) => ({
    agreementId: ids.agreement('agreement'),
    partyId: ids.party('二十名工人'),
    personName: workers[0]?.name ?? '',
    capacity: 'representative',
    way: 'fingerprint',
  });
  expect(await story.refused('mediator', 'sign', byFinger)).not.toEqual([]);
  for (const [name, personName, capacity] of signers) {
    await story.fire(
      'mediator',
      'sign',
      (ids) => ({
        agreementId: ids.agreement('agreement'),
        partyId: ids.party(name),
        personName,
        capacity,
        way: 'signature',
      }),
      `${day}07T09:00:00+08:00`,
    );
  }
  for (const personName of ['林海生', '何秀兰']) {
    await story.fire(
      'mediator',
      'signMediator',
      (ids) => ({ agreementId: ids.agreement('agreement'), personName }),
      `${day}07T09:30:00+08:00`,
    );
  }
  await story.fire(
    'chair',
    'affixSeal',
    (ids) => ({ agreementId: ids.agreement('agreement'), sealId: ids.seal('客路镇人民调解委员会') }),
    `${day}07T10:00:00+08:00`,
  );
  expect((await story.state()).phase).toBe('settled');
}
