import type { Handlers } from '../../../workflows/vocabulary/events.ts';
import { ValidationError } from '../../platform/errors.ts';
import type { EventHandler, HandlerContext } from '../../workflow/definitions/ports.ts';
import { lastClosing, type Proposal, type ProposalKind, timesReopened, waitingProposal } from './proposal.ts';
import { decideProposal, insertProposal, listProposals } from './proposals-repository.ts';
import { confirmationStateOf, isAgreementDone } from './settled-state.ts';
import { proposalProblem } from './texts.ts';

/** The fields of every form that proposes. */
interface Proposed {
  readonly reason: string;
  readonly ground?: string | undefined;
  readonly isAgreementOnly?: boolean | undefined;
  readonly extensionDays?: number | undefined;
}
interface Decision {
  readonly reason?: string | undefined;
}

const propose =
  (kind: ProposalKind): EventHandler<Proposed> =>
  async (context) => {
    const { tx, subject, data, actor, occurredAt, note } = context;
    if (kind === 'close') refuseUnexplained(context);
    if (kind === 'reopen') await refuseGround(context);
    const proposalId = await insertProposal(tx.knex, subject.id, {
      kind,
      phase: subject.phase,
      ground: data.ground ?? null,
      reason: data.reason,
      isAgreementOnly: data.isAgreementOnly ?? false,
      days: data.extensionDays ?? null,
      proposedBy: actor.accountId ?? 'system',
      proposedAt: occurredAt,
    });
    note({ proposalId });
  };

/** An agreement neither performed nor confirmed closes a case only when whoever proposes it says so. */
function refuseUnexplained({ subject, data }: HandlerContext<Proposed>): void {
  if (subject.phase !== 'settled' || data.isAgreementOnly) return;
  if (!isAgreementDone(subject.state)) {
    throw new ValidationError([proposalProblem('isAgreementOnly', 'agreementNotDone')]);
  }
}

/** What was never agreed cannot have been broken. */
async function refuseGround({ tx, subject, data }: HandlerContext<Proposed>): Promise<void> {
  if (data.ground !== 'breach') return;
  const closed = lastClosing(await listProposals(tx.knex, subject.id));
  if (confirmationStateOf(closed?.stateBefore ?? '') === null) {
    throw new ValidationError([proposalProblem('ground', 'neverSettled')]);
  }
}

/**
 * Notes that the waiting proposal was approved by this very step. Versions of the lifecycle without proposals have
 * none waiting.
 */
export async function approveProposal(context: HandlerContext<Decision>): Promise<Proposal | null> {
  const { tx, subject, data, actor, occurredAt, note } = context;
  const proposals = await listProposals(tx.knex, subject.id);
  const waiting = waitingProposal(proposals, subject.phase);
  if (waiting === null) return null;
  const supplementNo = waiting.kind === 'reopen' ? timesReopened(proposals) + 1 : undefined;
  await decideProposal(tx.knex, waiting.id, {
    state: 'approved',
    by: actor.accountId ?? 'system',
    at: occurredAt,
    decision: data.reason ?? null,
    stateBefore: subject.state,
    ...(supplementNo === undefined ? {} : { supplementNo }),
  });
  note({ proposalId: waiting.id, ...(supplementNo === undefined ? {} : { supplementNo }) });
  return waiting;
}

const approve: EventHandler<Decision> = async (context) => {
  await approveProposal(context);
};

const answer =
  (state: 'rejected' | 'withdrawn'): EventHandler<Decision> =>
  async ({ tx, subject, data, actor, occurredAt, note }) => {
    const waiting = waitingProposal(await listProposals(tx.knex, subject.id), subject.phase);
    if (waiting === null) throw new ValidationError([proposalProblem('', 'nothingProposed')]);
    const by = actor.accountId ?? 'system';
    await decideProposal(tx.knex, waiting.id, { state, by, at: occurredAt, decision: data.reason ?? null });
    note({ proposalId: waiting.id });
  };

/** What is proposed, approved, rejected and taken back. */
export const proposalHandlers = {
  proposeClose: propose('close'),
  proposeVoid: propose('void'),
  proposeReopen: propose('reopen'),
  proposeExtend: propose('extend'),
  close: approve,
  void: approve,
  rejectProposal: answer('rejected'),
  withdrawProposal: answer('withdrawn'),
} satisfies Handlers;
