import { currentAgreements } from '../../../src/agreements/drafting/agreement-dossier.ts';
import { neededPresent, neededVotes } from '../../../src/mediation/collectives/quorum.ts';
import { addMs, type Instant, legalDay } from '../../../src/platform/clock.ts';
import type { PlacedTransition } from '../../../src/workflow/definitions/compile.ts';
import type { Subject } from '../../../src/workflow/definitions/ports.ts';
import type { Random } from '../random.ts';
import { actMakers, committeeOfSeal } from './acts.ts';
import { type CaseView, confirmedFen, openPapers, settlingDrafts } from './case-view.ts';
import { clockMakers } from './clocks.ts';
import { correctionMakers } from './corrections.ts';
import { joiningMakers } from './joining.ts';
import { proceedingsMakers } from './proceedings.ts';
import { type EventData, type EventForm, randomData, randomName, randomText } from './random-data.ts';
import { signature, signatureOfPact } from './signing.ts';
import { successionMakers } from './succession.ts';

/** How a case is steered so that all of its ways are gone in turn. */
export interface Traits {
  /** A labour agreement with another duty than payment cannot be confirmed by court. */
  readonly isPaymentOnly: boolean;
  readonly landKind: 'ownership' | 'contract';
  readonly hasPeacePact: boolean;
  /** An agreement on status cannot be confirmed by court. */
  readonly isIdentityMatter: boolean;
  /** A court sent the dispute. */
  readonly isEntrusted: boolean;
  /** Whose act comes last and puts the agreement into force. */
  readonly lastSigner: 'sign' | 'signMediator' | 'affixSeal';
  /** A village collective is the employer or the lessor. */
  readonly hasVillage: boolean;
  readonly committeeId: string;
  /** How judicial confirmation stands when this case is closed; null closes wherever it can. */
  readonly closesAt: string | null;
}

export interface DataContext {
  readonly random: Random;
  readonly form: EventForm;
  readonly subject: Subject;
  readonly now: Instant;
  readonly traits: Traits;
  /** The branch the walker is after, when the data choose between branches. */
  readonly wanted: PlacedTransition | null;
  /** Null for a lead. */
  readonly view: CaseView | null;
  /** Code of a case of the same type that nobody walks: a lead or a case may join it. */
  readonly knownCaseCode: string;
}
export type Make = (context: CaseContext, base: EventData) => EventData | null;
export type CaseContext = DataContext & { readonly view: CaseView };

/** Data the event must accept now, or null when the case has none to offer. */
export function validData(context: DataContext): EventData | null {
  const { random, form, now } = context;
  const base = randomData(random, form, now);
  if (form.spec.name === 'merge') return { caseCode: context.knownCaseCode };
  const make = makers[form.spec.name];
  return make && context.view ? make({ ...context, view: context.view }, base) : base;
}

const valuesOf = ({ form }: DataContext, name: string): string[] =>
  (form.options[name] ?? []).map((option) => option.value);
const riskOrder = ['none', 'blue', 'yellow', 'orange', 'red'] as const;
const dayMs = 86_400_000;

const makers: Readonly<Record<string, Make>> = {
  ...proceedingsMakers,
  ...clockMakers,
  ...successionMakers,
  ...joiningMakers,
  ...correctionMakers,
  ...actMakers,
  accept: (context, base) => ({
    ...base,
    committeeId: context.traits.committeeId,
    applicationReceivedOn: legalDay(context.now),
  }),
  classifyLandKind: ({ traits, random }) => ({
    landKind: traits.landKind,
    isBoundaryDisputed: random.chance(0.3),
  }),
  assign: (context, base) => {
    const mediators = valuesOf(context, 'mediators').filter((id) => id !== 'demo-person-chair');
    const mediatorId = context.random.find(mediators);
    if (mediatorId === undefined) return null;
    const others = mediators.filter((id) => id !== mediatorId);
    return { ...base, mediatorId, coMediatorIds: context.random.chance(0.3) ? others.slice(0, 1) : [] };
  },
  acknowledge: () => ({ noInterestDeclared: true }),
  consent: (context, base) => {
    const isUnreachable = context.random.chance(0.1);
    const partyId = String(
      context.form.defaults['partyId'] || context.random.pick(valuesOf(context, 'parties')),
    );
    const attempts = [0, 1, 1].map((days) => ({
      attemptedOn: legalDay(addMs(context.now, -days * dayMs)),
      way: 'phone',
    }));
    return isUnreachable
      ? { ...base, partyId, answer: 'unreachable', attempts }
      : { ...base, partyId, answer: 'agree', attempts: [] };
  },
  serveRights: (context, base) => ({
    ...base,
    partyId: String(context.form.defaults['partyId'] || context.random.pick(valuesOf(context, 'parties'))),
  }),
  holdSession: (context, base) => ({
    ...base,
    // Where somebody may be in danger the sides are met apart; the walker always does.
    mode: 'caucus',
    startedAt: addMs(context.now, -1000),
    endedAt: context.now,
    presentPartyIds: valuesOf(context, 'parties'),
  }),
  passResolution: ({ random, now, ...context }, base) => {
    const partyId = String(context.form.defaults['partyId'] ?? base['partyId']);
    const kind = random.pick(['assembly', 'representatives', 'group'] as const);
    const countedBy = kind === 'representatives' ? 'people' : random.pick(['people', 'households'] as const);
    const entitled = random.int(3, 300);
    const present = random.int(neededPresent(kind, countedBy, entitled), entitled);
    const votesFor = random.int(neededVotes(present), present);
    const votesAgainst = random.int(0, present - votesFor);
    const heldOn = legalDay(now);
    const votes = { votesFor, votesAgainst, abstained: present - votesFor - votesAgainst };
    return { ...base, partyId, kind, countedBy, heldOn, entitled, present, ...votes };
  },
  electRepresentatives: ({ random, view, ...context }, base) => {
    const partyId = context.form.defaults['partyId'];
    const own = view.workers.filter((one) => one.partyId === partyId);
    if (own.length < 3) return null;
    return {
      ...base,
      partyId,
      memberIds: random.sample(own, random.int(3, Math.min(5, own.length))).map((one) => one.id),
    };
  },
  balanceLedger: ({ random }) => {
    const kept = random.int(0, 40) * 1000;
    const lines = [
      { kind: 'deposit', label: '押金', amountFen: 80_000 },
      { kind: 'deduction', label: '扣除', amountFen: kept },
      { kind: 'refund', label: '应退', amountFen: 80_000 - kept },
    ];
    return { lines: random.chance(0.5) ? lines : lines.slice(0, 2) };
  },
  importWorkers: ({ random, ...context }) => {
    const partyId = random.find(valuesOf(context as DataContext, 'groups'));
    return partyId === undefined
      ? null
      : { partyId, workers: [{ name: randomName(random), claimFen: random.int(1, 90) * 10_000 }] };
  },
  editClaim: ({ random, view }) =>
    view.workers.length === 0
      ? null
      : { memberId: random.pick(view.workers).id, claimFen: random.int(1, 90) * 10_000 },
  addParty: ({ view }, base) => {
    const missing = ['applicant', 'respondent'].find(
      (side) => !view.parties.some((party) => party.side === side),
    );
    return { ...base, ...(missing === undefined ? {} : { side: missing }) };
  },
  addRepresentative: ({ random }, base) => ({ ...base, powerKind: random.pick(['general', 'special']) }),
  escalate: ({ random, subject, wanted }, base) => ({
    ...base,
    level:
      levelOf(wanted) ?? random.pick(riskOrder.slice(riskOrder.indexOf(subject.overlays.risk as 'none') + 1)),
  }),
  deescalate: ({ random, subject, wanted }, base) => ({
    ...base,
    level:
      levelOf(wanted) ?? random.pick(riskOrder.slice(0, riskOrder.indexOf(subject.overlays.risk as 'none'))),
  }),
  draftAgreement: draft,
  discardDraft: ({ random, ...context }) => {
    const agreementId = random.find(valuesOf(context as DataContext, 'drafts'));
    return agreementId === undefined ? null : { agreementId };
  },
  confirmWorker: ({ random, view, now }, base) => {
    const pending = view.workers.filter((one) => one.confirmation === 'pending');
    const worker = pending[0] ?? random.find(view.workers);
    if (!worker) return null;
    const isConfirmed = worker.no === 1 || random.chance(0.8);
    const answer = { memberId: worker.id, confirmedOn: legalDay(now), way: base['way'] };
    return isConfirmed
      ? { ...answer, answer: 'confirmed', agreedFen: Math.max(1, worker.claimFen) }
      : { ...answer, answer: 'refused' };
  },
  oralAgreement: (context, base) => ({
    ...base,
    noWrittenFormWanted: true,
    isPerformedNow: context.random.chance(0.5),
    obligations: [
      duty(context, 'payOnce', 50_000),
      ...(context.random.chance(0.4) ? [duty(context, 'apologise')] : []),
    ],
  }),
  sign: (context) => signature(context, (paper) => paper.partyIds.length > 0),
  signMediator: ({ random, view }) => {
    const paper = openPapers(view).find((one) => one.mediators.length > 0);
    return paper ? { agreementId: paper.id, personName: random.pick(paper.mediators) } : null;
  },
  affixSeal: ({ view, ...context }) => {
    const paper = openPapers(view).find((one) => one.isSealMissing);
    const sealId = valuesOf(context as DataContext, 'seals').find((id) =>
      paper?.sealsMissing.includes(committeeOfSeal(id)),
    );
    return paper && sealId !== undefined ? { agreementId: paper.id, sealId } : null;
  },
  signPeacePact: signatureOfPact,
  referReturn: ({ random, wanted }, base) => ({
    ...base,
    finallyDecided: wanted === null ? random.chance(0.5) : wanted.index === 0,
  }),
  recordPerformance: ({ random, view, now, wanted }, base) => {
    const leftOf = (one: CaseView['obligations'][number]): number => (one.amountFen ?? 0) - one.performedFen;
    const all = view.obligations.filter((one) => one.state !== 'performed');
    const open = all.toSorted((a, b) => leftOf(b) - leftOf(a))[0];
    if (!open) return null;
    const left = leftOf(open);
    const isPartWanted = wanted?.event === 'recordPerformance' ? wanted.index === 1 : random.chance(0.4);
    const isPart = left > 1 && isPartWanted;
    const data = { obligationId: open.id, performedOn: legalDay(now), way: base['way'] };
    return isPart ? { ...data, amountFen: random.int(1, left - 1) } : data;
  },
  breach: ({ view, now }) => {
    const late = view.obligations.find((one) => one.state !== 'performed' && one.dueOn < legalDay(now));
    return late ? { obligationId: late.id, note: '逾期未履行' } : null;
  },
};

/** The level a branch of the risk overlay asks for. */
function levelOf(wanted: PlacedTransition | null): string | undefined {
  return wanted?.def.when?.[0]?.replace('asksFor_', '');
}

function draft(context: CaseContext, base: EventData): EventData {
  const { random, view, traits } = context;
  const earlier = settlingDrafts(view)[0];
  const words = {
    facts: randomText(random),
    responsibility: randomText(random),
    clauses: randomText(random),
  };
  const head = { title: randomName(random), ...words };
  const drafts = currentAgreements(view).filter((one) => one.state === 'draft');
  if (earlier !== undefined && traits.hasPeacePact && drafts.length === 1) {
    return { ...head, kind: 'peacePact', obligations: [] };
  }
  const totalFen = view.workers.length > 0 ? confirmedFen(view) : random.int(2, 90) * 10_000;
  const duties = [duty(context, 'payOnce', totalFen)];
  if (!traits.isPaymentOnly || (view.head.type !== 'labor' && random.chance(0.3))) {
    duties.push(duty(context, 'deliver'));
  }
  const known = earlier === undefined ? {} : { agreementId: earlier.id };
  return { ...head, ...known, kind: 'agreement', obligations: duties, totalFen, breach: base['breach'] };
}

function duty({ view, random, now }: CaseContext, manner: string, amountFen?: number): EventData {
  const bySide = (side: string) => view.parties.find((party) => party.side === side)?.id;
  return {
    debtorPartyId: bySide('respondent'),
    creditorPartyId: bySide('applicant'),
    manner,
    content: randomText(random),
    dueOn: legalDay(addMs(now, random.int(3, 20) * dayMs)),
    ...(amountFen === undefined ? {} : { amountFen }),
  };
}
