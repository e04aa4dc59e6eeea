import { expect } from 'vitest';
import type { StoryDriver, StoryIds } from './story.ts';

const tenant = '周玥';
const landlord = '郑翀';
const day = '2026-04-';

/** A deposit of 8,200 yuan withheld: hand-over list, deposit ledger, repayment in two instalments. */
export async function playLeaseStory(story: StoryDriver): Promise<void> {
  await story.register('clerk', {
    type: 'lease',
    title: '周玥与郑翀房屋租赁押金纠纷',
    summary: '租期届满退房，房东以缺少一张床为由扣住押金八千二百元。',
    channel: 'windowVisit',
    areaCode: '440882102',
    occurredOn: `${day}01`,
    reportedAt: `${day}02T09:00:00+08:00`,
    parties: [
      { side: 'applicant', kind: 'person', name: tenant, telephone: '13800000021' },
      { side: 'respondent', kind: 'person', name: landlord, telephone: '13800000022' },
    ],
    details: {
      objectKind: 'house',
      address: '客路镇中山路12号',
      monthlyRentFen: 410_000,
      depositFen: 820_000,
      from: '2025-04-01',
      to: '2026-03-31',
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
    (ids) => ({ mediatorId: ids.mediator('mediator') }),
    `${day}02T11:00:00+08:00`,
  );
  await story.fire('mediator', 'acknowledge', { noInterestDeclared: true }, `${day}02T12:00:00+08:00`);
  for (const name of [tenant, landlord]) {
    await story.fire(
      'mediator',
      'consent',
      (ids) => ({ partyId: ids.party(name), answer: 'agree', way: 'phone' }),
      `${day}02T15:00:00+08:00`,
    );
    await story.fire(
      'mediator',
      'serveRights',
      (ids) => ({ partyId: ids.party(name), way: 'read', hearingMode: 'closed' }),
      `${day}02T15:10:00+08:00`,
    );
  }
  await story.fire(
    'mediator',
    'recordHandover',
    {
      handedOverOn: '2026-03-31',
      items: [
        { name: '床', condition: '两张，交接时清点一张' },
        { name: '空调', condition: '完好' },
      ],
      meters: [{ kind: 'electricity', reading: '10250' }],
    },
    `${day}03T09:00:00+08:00`,
  );
  await story.fire('mediator', 'holdSession', (ids) => ({
    startedAt: `${day}03T10:00:00+08:00`,
    endedAt: `${day}03T11:00:00+08:00`,
    place: '客路镇综治中心',
    mode: 'joint',
    isOpen: false,
    presentPartyIds: [ids.party(tenant), ids.party(landlord)],
    invitees: [],
    content: '双方核对交接清单，同意扣床架折旧后退还押金。',
    result: 'agreed',
  }));
  await settle(story);
}

async function settle(story: StoryDriver): Promise<void> {
  await story.fire(
    'mediator',
    'balanceLedger',
    {
      lines: [
        { kind: 'deposit', label: '押金', amountFen: 820_000 },
        { kind: 'deduction', label: '床架折旧', amountFen: 20_000 },
        { kind: 'refund', label: '应退', amountFen: 800_000 },
      ],
    },
    `${day}03T11:30:00+08:00`,
  );
  await story.fire(
    'mediator',
    'draftAgreement',
    (ids) => ({
      kind: 'agreement',
      title: '房屋租赁纠纷调解协议书',
      facts: '租期届满，房屋已交还，押金八千二百元未退。',
      issues: '押金扣除数额和退还时间。',
      responsibility: '承租人承担床架折旧二百元，出租人退还其余押金。',
      clauses: '出租人分两期退还押金八千元\n双方就本租赁再无其他争议',
      obligations: [instalment(ids, '2026-04-10'), instalment(ids, '2026-04-30')],
      breach: '任何一期逾期的，全部余款立即到期。',
      totalFen: 800_000,
    }),
    `${day}03T14:00:00+08:00`,
  );
  await story.fire('mediator', 'toSigning', {}, `${day}03T15:00:00+08:00`);
  for (const name of [tenant, landlord]) {
    await story.fire(
      'mediator',
      'sign',
      (ids) => ({
        agreementId: ids.agreement('agreement'),
        partyId: ids.party(name),
        personName: name,
        capacity: 'self',
        way: 'signatureAndFingerprint',
      }),
      `${day}03T15:30:00+08:00`,
    );
  }
  await story.fire(
    'mediator',
    'signMediator',
    (ids) => ({ agreementId: ids.agreement('agreement'), personName: '林海生' }),
    `${day}03T15:40:00+08:00`,
  );
  await story.fire(
    'chair',
    'affixSeal',
    (ids) => ({ agreementId: ids.agreement('agreement'), sealId: ids.seal('客路镇人民调解委员会') }),
    `${day}03T16:00:00+08:00`,
  );
  for (const [no, paidOn] of [
    [1, `${day}09`],
    [2, `${day}29`],
  ] as const) {
    await story.fire('mediator', 'recordPerformance', (ids) => ({
      obligationId: ids.obligation(no),
      performedOn: paidOn,
      amountFen: 400_000,
      way: 'transfer',
    }));
    const expected = no === 1 ? 'partial' : 'performed';
    expect((await story.state()).state).toMatchObject({ settled: { performance: expected } });
  }
}

function instalment(ids: StoryIds, dueOn: string) {
  return {
    debtorPartyId: ids.party(landlord),
    creditorPartyId: ids.party(tenant),
    manner: 'payInstalments',
    content: '退还押金',
    amountFen: 400_000,
    dueOn,
    place: '微信转账',
  };
}
