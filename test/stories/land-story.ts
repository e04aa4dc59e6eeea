import { expect } from 'vitest';
import type { StoryDriver, StoryIds } from './story.ts';

const maigang = '迈港村';
const longqiu = '龙秋村';

/** 2020-02-18 to 02-26: two village collectives, ten years of instruments, a task force, two agreements. */
export async function playLandStory(story: StoryDriver): Promise<void> {
  await story.report('grid', {
    type: 'land',
    what: '迈港村和龙秋村群众又因村界坡地争吵，双方各来了二十多人，已劝开',
    place: '两村交界坡地',
    occurredAt: '2020-02-18T08:30:00+08:00',
  });
  await story.fireLead(
    'clerk',
    'makeCase',
    {
      type: 'land',
      title: '迈港村与龙秋村土地权属纠纷',
      applicantKind: 'village',
      applicantName: maigang,
      applicantPhone: '13800000001',
      respondentKind: 'village',
      respondentName: longqiu,
      summary: '两村争议坡地约五十五亩，争执十余年，经处理决定、复议和判决仍未平息。',
    },
    '2020-02-18T10:00:00+08:00',
  );
  await story.fire('clerk', 'classifyLandKind', { landKind: 'ownership' }, '2020-02-18T10:20:00+08:00');
  for (const instrument of instruments) {
    await story.fire('clerk', 'recordPriorInstrument', instrument, '2020-02-18T10:30:00+08:00');
  }
  await story.fire(
    'clerk',
    'accept',
    (ids) => ({
      committeeId: ids.committee('客路镇人民调解委员会'),
      applicationForm: 'written',
      applicationReceivedOn: '2020-02-18',
    }),
    '2020-02-18T15:00:00+08:00',
  );
  await prepare(story);
  await agree(story);
  await sign(story);
}

const instruments = [
  {
    kind: 'administrativeDecision',
    number: '雷府行决〔2010〕8号',
    issuedOn: '2010-06-10',
    organ: '雷州市人民政府',
    result: '争议地按现状确定给龙秋村使用',
    isEffective: true,
  },
  {
    kind: 'reconsideration',
    number: '湛府复〔2011〕21号',
    issuedOn: '2011-01-20',
    organ: '湛江市人民政府',
    result: '维持',
    isEffective: true,
  },
  {
    kind: 'firstInstance',
    number: '（2011）湛中法行初字第19号',
    issuedOn: '2011-11-15',
    organ: '湛江市中级人民法院',
    result: '驳回诉讼请求',
    isEffective: true,
  },
] as const;

async function prepare(story: StoryDriver): Promise<void> {
  await story.fire(
    'leader',
    'formTaskForce',
    {
      leaderName: '李建国',
      members: [
        { name: '林国强', post: '司法所' },
        { name: '吴海燕', post: '自然资源所' },
      ],
      plan: '逐户走访两村代表，核对历次文书，现场指界，六日内促成协议',
    },
    '2020-02-20T09:00:00+08:00',
  );
  await story.fire(
    'coordinator',
    'assign',
    (ids) => ({ mediatorId: ids.mediator('mediator'), coMediatorIds: [ids.mediator('mediator2')] }),
    '2020-02-20T10:00:00+08:00',
  );
  await story.fire('mediator', 'acknowledge', { noInterestDeclared: true }, '2020-02-20T10:30:00+08:00');
  await story.fire(
    'mediator',
    'schedule',
    {
      startsAt: '2020-02-21T15:00:00+08:00',
      place: '客路镇综治中心调解室',
      mode: 'office',
      bring: '权属材料',
    },
    '2020-02-20T11:00:00+08:00',
  );
  expect(await story.blocked('mediator', 'holdSession')).toEqual(['everybodyConsents', 'rightsServed']);
  for (const village of [maigang, longqiu]) {
    await story.fire(
      'mediator',
      'consent',
      (ids) => ({ partyId: ids.party(village), answer: 'agree', way: 'signed' }),
      '2020-02-20T16:00:00+08:00',
    );
    await story.fire(
      'mediator',
      'serveRights',
      (ids) => ({ partyId: ids.party(village), way: 'readAloud', hearingMode: 'open' }),
      '2020-02-20T16:10:00+08:00',
    );
  }
  await story.fire('mediator', 'holdSession', (ids) => session(ids, '2020-02-21', 'ongoing'));
  await story.fire('mediator', 'holdSession', (ids) => session(ids, '2020-02-24', 'agreed'));
}

function session(ids: StoryIds, day: string, result: string) {
  return {
    startedAt: `${day}T15:00:00+08:00`,
    endedAt: `${day}T17:30:00+08:00`,
    place: '客路镇综治中心调解室',
    mode: 'joint',
    isOpen: true,
    presentPartyIds: [ids.party(maigang), ids.party(longqiu)],
    invitees: [{ name: '陈老伯', relation: '两村共同的长辈' }],
    statements: '双方各自陈述了对坡地的管理使用经过。',
    content: '调解员逐份核对历次文书，说明不得改变土地利用现状；双方同意以旧石灰界为准重新立桩。',
    result,
  };
}

async function agree(story: StoryDriver): Promise<void> {
  await story.fire('mediator', 'draftAgreement', agreementDraft, '2020-02-24T18:00:00+08:00');
  await story.fire('mediator', 'draftAgreement', peaceDraft, '2020-02-24T18:30:00+08:00');
  expect(await story.blocked('mediator', 'toSigning')).toContain('collectivesResolved');
  const alone = (ids: StoryIds) => ({ ...resolution(ids, maigang), entitled: 120, present: 1, votesFor: 1 });
  expect(await story.refused('mediator', 'passResolution', alone)).not.toEqual([]);
  for (const village of [maigang, longqiu]) {
    await story.fire(
      'mediator',
      'passResolution',
      (ids) => resolution(ids, village),
      '2020-02-25T20:00:00+08:00',
    );
  }
  await story.fire('mediator', 'toSigning', {}, '2020-02-26T09:00:00+08:00');
}

function resolution(ids: StoryIds, village: string) {
  return {
    partyId: ids.party(village),
    kind: 'representatives',
    heldOn: '2020-02-25',
    place: `${village}文化楼`,
    entitled: 45,
    present: 38,
    votesFor: 36,
    votesAgainst: 1,
    abstained: 1,
    matter: '同意调解方案，推选代表签署协议',
    representatives: [{ name: representativeOf(village), post: '村民代表' }],
  };
}

/** The villager who signs for a village. */
export function representativeOf(village: string): string {
  return village === maigang ? '何志明' : '陈𬱖堃';
}

const agreementDraft = (ids: StoryIds) => ({
  kind: 'agreement',
  title: '土地调解协议',
  facts: '争议坡地约五十五亩，两村各自主张管理使用，历经处理决定、复议、判决。',
  issues: '坡地的界线和今后的管理使用。',
  responsibility: '双方对多年争执均有责任，互不追究此前的财物损失。',
  clauses: '双方以旧石灰界为界，界线以现场立桩为准\n立桩前维持现状，任何一方不得改变土地利用现状',
  obligations: [
    {
      debtorPartyId: ids.party(maigang),
      creditorPartyId: ids.party(longqiu),
      manner: 'markBoundary',
      content: '会同龙秋村确认界线并立桩',
      dueOn: '2020-03-26',
    },
    {
      debtorPartyId: ids.party(longqiu),
      creditorPartyId: ids.party(maigang),
      manner: 'other',
      content: '撤除坡地上的临时工棚',
      dueOn: '2020-03-10',
    },
  ],
  breach: '一方违反约定的，应当恢复原状并赔偿对方损失。',
});

const peaceDraft = {
  kind: 'peacePact',
  title: '和谐共建平安村协议',
  facts: '为巩固调解成果，两村约定和睦相处。',
  responsibility: '两村村民委员会共同负责落实。',
  clauses: '不聚众、不持械，有事先找联络人\n每月联合巡逻一次，互通情况',
  breach: '违反本协议的，由村民委员会公开说明并整改。',
};

async function sign(story: StoryDriver): Promise<void> {
  const papers = ['agreement', 'peacePact'] as const;
  for (const kind of papers) {
    for (const village of [maigang, longqiu]) {
      await story.fire(
        'mediator',
        'sign',
        (ids) => ({
          agreementId: ids.agreement(kind),
          partyId: ids.party(village),
          personName: representativeOf(village),
          capacity: 'representative',
          way: 'signatureAndFingerprint',
        }),
        '2020-02-26T10:00:00+08:00',
      );
    }
  }
  for (const kind of papers) {
    for (const personName of ['林海生', '何秀兰']) {
      await story.fire(
        'mediator',
        'signMediator',
        (ids) => ({ agreementId: ids.agreement(kind), personName }),
        '2020-02-26T10:30:00+08:00',
      );
    }
  }
  for (const kind of ['peacePact', 'agreement'] as const) {
    await story.fire(
      'chair',
      'affixSeal',
      (ids) => ({ agreementId: ids.agreement(kind), sealId: ids.seal('客路镇人民调解委员会') }),
      '2020-02-26T11:00:00+08:00',
    );
  }
  expect((await story.state()).state).toEqual({
    settled: { performance: 'pending', confirmation: 'notApplicable' },
  });
  expect(await story.blocked('mediator', 'applyConfirm')).toEqual(['notOwnershipDispute']);
}
