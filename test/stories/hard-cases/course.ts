import type { EventData, StoryDriver, StoryIds } from '../story.ts';

export const complainant = '陈志明';
export const opponent = '林国栋';
const sides = [complainant, opponent];
const committee = '客路镇人民调解委员会';

/** The moments of a story: hours after nine on the given day. */
export const moment = (day: string, hours: number): string =>
  `${day}T${String(9 + hours).padStart(2, '0')}:00:00+08:00`;

/** Two people at the desk of the town, registered and accepted on the day, after what has to be known first. */
export async function accepted(
  story: StoryDriver,
  type: string,
  day: string,
  summary: string,
  applicant?: EventData,
  first: readonly (readonly [event: string, data: EventData])[] = [],
): Promise<void> {
  await registered(story, type, day, summary, applicant);
  for (const [event, data] of first) await story.fire('clerk', event, data);
  await story.fire(
    'clerk',
    'accept',
    (ids) => ({
      committeeId: ids.committee(committee),
      applicationForm: 'oral',
      applicationReceivedOn: day,
    }),
    moment(day, 1),
  );
}

/** At the desk: an applicant, a person unless told otherwise, and the opponent. */
export async function registered(
  story: StoryDriver,
  type: string,
  day: string,
  summary: string,
  applicant: EventData = { kind: 'person', name: complainant },
  respondent = opponent,
): Promise<void> {
  await story.register('clerk', {
    type,
    title: `${String(applicant['name'])}与${respondent}纠纷`,
    summary,
    channel: 'windowVisit',
    areaCode: '440882102',
    occurredOn: day,
    reportedAt: moment(day, 0),
    parties: [
      { side: 'applicant', telephone: '13800000031', ...applicant },
      { side: 'respondent', kind: 'person', name: respondent, telephone: '13800000032' },
    ],
    details: {},
  });
}

export async function assigned(story: StoryDriver, day: string): Promise<void> {
  await story.fire(
    'chair',
    'assign',
    (ids) => ({ mediatorId: ids.mediator('mediator'), coMediatorIds: [] }),
    moment(day, 2),
  );
  await story.fire('mediator', 'acknowledge', { noInterestDeclared: true }, moment(day, 3));
}

export async function consented(
  story: StoryDriver,
  day: string,
  names: readonly string[] = sides,
): Promise<void> {
  for (const name of names) {
    await story.fire(
      'mediator',
      'consent',
      (ids) => ({ partyId: ids.party(name), answer: 'agree', way: 'signed' }),
      moment(day, 4),
    );
  }
  await rightsServed(story, day, names);
}

export async function rightsServed(
  story: StoryDriver,
  day: string,
  names: readonly string[] = sides,
): Promise<void> {
  for (const name of names) {
    await story.fire(
      'mediator',
      'serveRights',
      (ids) => ({ partyId: ids.party(name), way: 'read', hearingMode: 'open' }),
      moment(day, 4),
    );
  }
}

export async function session(
  story: StoryDriver,
  day: string,
  names: readonly string[] = sides,
  by = 'mediator',
): Promise<void> {
  await story.fire(by, 'holdSession', (ids) => ({
    startedAt: moment(day, 5),
    endedAt: moment(day, 6),
    place: '客路镇综治中心',
    mode: 'joint',
    isOpen: true,
    presentPartyIds: names.map((name) => ids.party(name)),
    invitees: [],
    content: '双方各自陈述，愿意商量。',
    result: 'agreed',
  }));
}

/** One promise of the respondent to pay. */
export const debt = (ids: StoryIds, amountFen: number, dueOn: string, manner = 'payOnce'): EventData => ({
  debtorPartyId: ids.party(opponent),
  creditorPartyId: ids.party(complainant),
  manner,
  content: '支付货款',
  amountFen,
  dueOn,
  place: '银行转账',
});

/** Drafts, signs and seals an agreement in one day. */
export async function signedAgreement(
  story: StoryDriver,
  day: string,
  obligations: (ids: StoryIds) => readonly EventData[],
  totalFen: number,
): Promise<void> {
  await drafted(story, day, obligations, totalFen);
  await story.fire('mediator', 'toSigning', {}, moment(day, 7));
  for (const name of sides) {
    await story.fire('mediator', 'sign', (ids) => signature(ids, name, name, 'self'), moment(day, 8));
  }
  await sealed(story, day);
}

/** The text of an agreement, not yet final. */
export async function drafted(
  story: StoryDriver,
  day: string,
  obligations: (ids: StoryIds) => readonly EventData[],
  totalFen: number | undefined,
): Promise<void> {
  await story.fire(
    'mediator',
    'draftAgreement',
    (ids) => ({
      kind: 'agreement',
      title: '人民调解协议书',
      facts: '货款未付，经双方核对确认。',
      issues: '数额和时间。',
      responsibility: '双方各有责任。',
      clauses: '被申请人按期付款',
      obligations: obligations(ids),
      breach: '逾期的，另一方可以起诉。',
      ...(totalFen === undefined ? {} : { totalFen }),
    }),
    moment(day, 7),
  );
}

/** Somebody's signature for a party. */
export const signature = (ids: StoryIds, party: string, personName: string, capacity: string): EventData => ({
  agreementId: ids.agreement('agreement'),
  partyId: ids.party(party),
  personName,
  capacity,
  way: 'signature',
});

/** The mediator signs, the chair affixes the seal. */
export async function sealed(story: StoryDriver, day: string): Promise<void> {
  await story.fire(
    'mediator',
    'signMediator',
    (ids) => ({ agreementId: ids.agreement('agreement'), personName: '林海生' }),
    moment(day, 8),
  );
  await story.fire(
    'chair',
    'affixSeal',
    (ids) => ({ agreementId: ids.agreement('agreement'), sealId: ids.seal(committee) }),
    moment(day, 9),
  );
}

/** Both sides agree to be mediated again and keep the mediator. */
export async function mediatedAgain(story: StoryDriver, day: string): Promise<void> {
  await story.fire(
    'mediator',
    'reMediate',
    (ids) => ({
      agreedPartyIds: sides.map((name) => ids.party(name)),
      way: 'signed',
      agreedOn: day,
      keepsMediator: true,
    }),
    moment(day, 1),
  );
}
