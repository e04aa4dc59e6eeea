import type { Instant } from '../../src/platform/clock.ts';
import type { PlacedTransition } from '../../src/workflow/definitions/compile.ts';
import type { Facts } from '../../src/workflow/definitions/definition.ts';
import type { Coverage } from './coverage.ts';
import type { Traits } from './data/event-data.ts';
import type { Offered, Place } from './place.ts';
import { byImport, isSystemOnly } from './planner.ts';
import type { Random } from './random.ts';

/** What the walker remembers of the case or lead it is with. */
export interface Journey {
  readonly kind: 'case' | 'lead';
  readonly id: string;
  /** From 0 to 1: who tries again what others tried in vain. */
  readonly luck: number;
  readonly traits: Traits;
  /** Transitions this one cannot take, or not without luck. */
  readonly givenUp: Set<string>;
  readonly tries: Map<string, number>;
  /** Deadline rules that rang already; a rule rings once for each time it runs. */
  readonly rung: Set<string>;
  seq: number;
  lastExclusiveAt: Instant;
  used: { readonly key: string; readonly event: string } | null;
  /** Digest of all rows of this one, as long as nothing changed them. */
  checksum: string | null;
}

const triesPerTarget = 60;

/**
 * Which event makes good what an offer is waiting for, in the order in which they have to come: workers answer before
 * the sum is drafted; without its resolution a collective's draft is never complete.
 */
const cures: Readonly<Record<string, readonly string[]>> = {
  landKindChosen: ['classifyLandKind'],
  bothSidesKnown: ['addParty'],
  leaseObjectKnown: ['identifyLeaseObject'],
  everybodyConsents: ['consent'],
  rightsServed: ['serveRights'],
  representativesElected: ['electRepresentatives'],
  appointmentOpen: ['schedule'],
  draftExists: ['draftAgreement'],
  workersAnswered: ['confirmWorker'],
  collectivesResolved: ['passResolution', 'waiveResolution'],
  draftComplete: ['draftAgreement'],
  ledgerBalanced: ['balanceLedger'],
  seriousEnough: ['escalate'],
  held: ['resume'],
  returnVisited: ['followUp'],
  noRedRisk: ['deescalate'],
  proposedClose: ['proposeClose'],
  proposedVoid: ['proposeVoid'],
  proposedReopen: ['proposeReopen'],
  proposedExtend: ['proposeExtend'],
  recusalWaits: ['requestRecusal'],
  noRecusalWaits: ['decideRecusal'],
  separable: ['addParty'],
  extensionSigned: ['signExtension'],
  proposalWaits: ['proposeClose', 'proposeVoid', 'proposeReopen', 'proposeExtend'],
  noProposalWaits: ['withdrawProposal', 'rejectProposal'],
  agreementDone: ['proposeClose', 'rejectProposal'],
  boundariesSurveyed: ['survey'],
  surveyed: ['survey'],
  replyAwaited: ['referLegalAid'],
  copyUnread: ['copyCase'],
  courtReported: ['reportToCourt'],
  arbitrationFiled: ['fileArbitration'],
  noShamSuspected: ['clearFalseMediation'],
  invitationWaits: ['joinCommittee'],
  noInvitationWaits: ['answerJoining'],
  appraisalAwaited: ['requestAppraisal'],
  shamSuspected: ['reportFalseMediation'],
  supervisionAwaited: ['superviseCase', 'urgeCase'],
  supervisionAnswered: ['answerSupervision'],
  correctionWaits: ['proposeCorrection'],
  ownCorrection: ['proposeCorrection'],
  correctionStands: ['declineCorrection', 'proposeCorrection'],
  noCorrectionWaits: ['confirmCorrection', 'declineCorrection', 'withdrawCorrection'],
};

/** The next thing to do on the way to a transition nobody took yet; null when this one has nothing left. */
export function nextMove(
  coverage: Coverage,
  journey: Journey,
  place: Place,
  random: Random,
): { target: PlacedTransition; branch: PlacedTransition; event: string | null } | null {
  const { subject, offers } = place;
  const plan = coverage.planner(subject.defId).next(subject.state, (branch, isHere, at) => {
    const { closesAt } = journey.traits;
    const isOffWay = closesAt !== null && !at.includes(`"confirmation":"${closesAt}"`);
    if ((branch.event === 'close' && isOffWay) || !isPlaceFor(branch, at)) return false;
    return isPossible(coverage, journey, place, branch, isHere);
  });
  if (plan === null) return null;
  const tries = (journey.tries.get(plan.target.ref) ?? 0) + 1;
  journey.tries.set(plan.target.ref, tries);
  if (tries > triesPerTarget) journey.givenUp.add(plan.target.ref);
  const move = { target: plan.target, branch: plan.first };
  if (isSystemOnly(plan.first) && !offers.has(plan.first.event)) return { ...move, event: null };
  const wanted = offers.get(othersFirst(plan.first, journey, place));
  if (!wanted) return { ...move, event: null };
  if (wanted.offer.enabled) return { ...move, event: wanted.offer.event };
  return { ...move, event: cureOf(wanted, offers, random, longestCure) };
}

/** What makes a cure possible may need a cure of its own: a visit before closing is proposed before it is withdrawn. */
const longestCure = 3;

function cureOf(wanted: Offered, offers: Place['offers'], random: Random, depth: number): string | null {
  const waitsFor = new Set(wanted.offer.reasons.map((reason) => reason.code));
  const events = Object.entries(cures).flatMap(([code, names]) =>
    waitsFor.has(code) ? random.sample(names, names.length) : [],
  );
  const possible = events.find((event) => offers.get(event)?.offer.enabled);
  if (possible !== undefined || depth === 1) return possible ?? null;
  for (const event of events) {
    const other = offers.get(event);
    const cure = other ? cureOf(other, offers, random, depth - 1) : null;
    if (cure !== null) return cure;
  }
  return null;
}

/** The act that is to complete the agreement waits until the other acts are done; a pact is drafted beside. */
function othersFirst(
  { path, event }: PlacedTransition,
  { traits }: Journey,
  { offers, facts }: Place,
): string {
  const isPactMissing = traits.hasPeacePact && facts['draftsTotal'] === 1;
  if (event === 'toSigning' && isPactMissing) return 'draftAgreement';
  const isToBeMarked = traits.isIdentityMatter && facts['mayMarkIdentity'] === true;
  if (event === 'toSigning' && isToBeMarked && offers.has('identityMatterGuard'))
    return 'identityMatterGuard';
  if (path !== 'signing' || event !== traits.lastSigner) return event;
  const acts = ['sign', 'signMediator', 'affixSeal'].filter((one) => one !== event);
  return acts.find((one) => offers.get(one)?.offer.enabled) ?? event;
}

const enforceable = /"confirmation":"(confirmed|reviewed)"/;

/** Rules that stand or fall with where a settled case is. */
const placeRules: Readonly<Record<string, (at: string) => boolean>> = {
  confirmedByCourt: (at) => enforceable.test(at),
  notConfirmedByCourt: (at) => !enforceable.test(at),
  obligationOverdue: (at) => !at.includes('"performance":"performed"'),
  obligationsOpen: (at) => !at.includes('"performance":"performed"'),
  agreementUnkept: (at) =>
    /"performance":"(breached|urged|rerouted|enforced)"/.test(at) ||
    /"confirmation":"(rejected|withdrawn|reviewRefused)"/.test(at) ||
    (at.includes('"confirmation":"expired"') && !at.includes('"performance":"performed"')),
};

function isPlaceFor({ def }: PlacedTransition, at: string): boolean {
  return (def.requires ?? []).every((name) => placeRules[name]?.(at) ?? true);
}

function isPossible(
  coverage: Coverage,
  journey: Journey,
  { subject, facts }: Place,
  branch: PlacedTransition,
  isHere: boolean,
): boolean {
  if (journey.givenUp.has(branch.ref)) return false;
  // What several cases tried in vain is left to every third one by lot, so that it does not hold up the rest.
  const failures = coverage.failures.get(`${subject.defId} ${branch.ref}`) ?? 0;
  if (failures > 1 && journey.luck > 0.35) return false;
  // An oral agreement has no pact beside it.
  if (branch.event === 'oralAgreement' && journey.traits.hasPeacePact) return false;
  // Only a case that a court sent owes it a report.
  const isOwed = isHere ? facts['owesCourtReport'] === true : journey.traits.isEntrusted;
  if (branch.event === 'reportToCourt' && !isOwed) return false;
  const target = String(branch.def.target ?? '');
  // Ended before somebody has it, a case has nobody to be handed over from: done for its own sake, not on the way.
  const isSeen = coverage.planner(subject.defId).refs.has(branch.ref);
  if (isSeen && branch.path === 'accepted' && target === 'terminated') return false;
  if (branch.path === 'signing' && target.startsWith('settled')) {
    const isBarred = target.endsWith('notApplicable');
    return (
      branch.event === journey.traits.lastSigner && isBarred !== isConfirmable(subject.type, journey.traits)
    );
  }
  if (branch.event === 'reopen' && isHere && !canReopenBy(branch, facts)) return false;
  if (!isSystemOnly(branch) || isHere || branch.event === byImport) return true;
  const rules = coverage.planner(subject.defId).workflow.states.get(branch.path)?.meta.deadlines ?? [];
  return rules.some((rule) => !journey.rung.has(rule));
}

/** Which of its branches a reopening may take is settled by how the case was closed. */
function canReopenBy({ def }: PlacedTransition, facts: Facts): boolean {
  const when = def.when ?? [];
  const confirmation = facts['closedConfirmation'];
  const isLeft = facts['hasConfirmationTimeLeft'] === true;
  if (!when.includes('reopensForBreach')) {
    return when.includes('neverAccepted') === (facts['proceedingsTotal'] === 0);
  }
  if (when.includes('wasConfirmed')) return confirmation === 'confirmed';
  if (when.includes('wasReviewed')) return confirmation === 'reviewed';
  if (when.includes('wasBarredFromConfirmation')) return confirmation === 'notApplicable';
  if (when.includes('confirmationTimeLeft')) return isLeft;
  const others = [null, 'confirmed', 'reviewed', 'notApplicable'];
  return !others.includes(confirmation === null ? null : String(confirmation)) && !isLeft;
}

function isConfirmable(type: string, traits: Traits): boolean {
  if (type === 'land') return traits.landKind === 'contract';
  if (type === 'general') return !traits.isIdentityMatter;
  return type !== 'labor' || traits.isPaymentOnly;
}
