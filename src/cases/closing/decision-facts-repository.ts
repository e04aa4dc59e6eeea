import { legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Facts } from '../../workflow/definitions/definition.ts';
import type { FactsContributor, FactsMoment, Subject } from '../../workflow/definitions/ports.ts';
import { listConsentingParties, listExtensionSignatures } from './extensions-repository.ts';
import { lastClosing, waitingProposal } from './proposal.ts';
import { listProposals } from './proposals-repository.ts';
import { confirmationStateOf, performanceStateOf } from './settled-state.ts';

/** What was proposed and by whom, how the agreement stands, who raised the risk. */
export const decisionFacts: FactsContributor = async (db, subject, moment) => {
  if (subject.kind !== 'case') return {};
  const proposals = await listProposals(db, subject.id);
  const waiting = waitingProposal(proposals, subject.phase);
  const isProposed = (kind: string): boolean => waiting?.kind === kind;
  const isOwn = waiting === null ? null : waiting.proposedBy === moment.actorId;
  const closed = lastClosing(proposals)?.stateBefore ?? '';
  return {
    performanceState: performanceStateOf(subject.state),
    confirmationState: confirmationStateOf(subject.state),
    mayPropose: waiting === null,
    hasProposal: waiting !== null,
    isProposedClose: isProposed('close'),
    isProposedVoid: isProposed('void'),
    isProposedReopen: isProposed('reopen'),
    isProposedExtend: isProposed('extend'),
    extensionUnsigned: waiting?.kind === 'extend' ? await countUnsigned(db, subject.id, waiting.id) : 0,
    isAgreementOnlyProposed: waiting?.isAgreementOnly ?? false,
    actorIsProposer: isOwn,
    actorMayDecide: isOwn === null ? null : !isOwn,
    ...(await closedFacts(db, subject, moment, confirmationStateOf(closed))),
    actorRaisedRisk: subject.overlays.risk === 'none' ? null : await raisedBy(db, subject.id, moment.actorId),
  };
};

/** How many parties have not signed the extension that waits. */
async function countUnsigned(db: Db, caseId: string, proposalId: string): Promise<number> {
  const signed = new Set((await listExtensionSignatures(db, [proposalId])).map(({ partyId }) => partyId));
  return (await listConsentingParties(db, caseId)).filter(({ id }) => !signed.has(id)).length;
}

const endedPhases: readonly string[] = ['closed', 'archived'];

/** How judicial confirmation stood when the case was closed, and whether its time still runs. */
async function closedFacts(
  db: Db,
  subject: Subject,
  moment: FactsMoment,
  confirmation: string | null,
): Promise<Facts> {
  if (!endedPhases.includes(subject.phase)) {
    return { closedConfirmation: null, hasConfirmationTimeLeft: false };
  }
  const row = await db('deadlines')
    .where({ subject_id: subject.id, rule: 'C-JC' })
    .orderBy('opened_seq', 'desc')
    .first('due_on');
  const isInTime = row !== undefined && String(row.due_on) >= legalDay(moment.at);
  return {
    closedConfirmation: confirmation,
    hasConfirmationTimeLeft: confirmation === 'open' && isInTime,
  };
}

async function raisedBy(db: Db, caseId: string, actorId: string | null): Promise<boolean> {
  const row = await db('history')
    .where({ subject_id: caseId, event: 'escalate' })
    .orderBy('seq', 'desc')
    .first('actor_id');
  return row !== undefined && row.actor_id === actorId;
}
