import {
  flag,
  instant,
  int,
  json,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { StateValue } from '../../workflow/definitions/definition.ts';

export type ProposalKind = 'close' | 'void' | 'reopen' | 'extend';
export type ProposalState = 'open' | 'approved' | 'rejected' | 'withdrawn';

/** A step one person asked for and another decides (four eyes). */
export const proposalTable = table('proposals', {
  id: text(),
  caseId: text(),
  kind: text<ProposalKind>(),
  state: text<ProposalState>(),
  /** The phase it was made in; when the case has moved on, nobody waits for it any more. */
  phase: text(),
  ground: orNull(text()),
  reason: text(),
  isAgreementOnly: flag(),
  /** Days asked for in addition to the time to mediate. */
  days: orNull(int()),
  proposedBy: text(),
  proposedAt: instant(),
  decidedBy: orNull(text()),
  decidedAt: orNull(instant()),
  decision: orNull(text()),
  /** Where the case stood when this was approved. */
  stateBefore: orNull(json<StateValue>()),
  /** Volume that takes the papers after a reopening; the old file stays sealed. */
  supplementNo: orNull(int()),
});
export type Proposal = Omit<RowOf<typeof proposalTable>, 'caseId'>;

/** The proposal that waits for a decision now, or null. */
export function waitingProposal(proposals: readonly Proposal[], phase: string): Proposal | null {
  return proposals.findLast((one) => one.state === 'open' && one.phase === phase) ?? null;
}

/** The approved closing that ended the case last, or null. */
export function lastClosing(proposals: readonly Proposal[]): Proposal | null {
  return proposals.findLast((one) => one.kind === 'close' && one.state === 'approved') ?? null;
}

export function timesReopened(proposals: readonly Proposal[]): number {
  return proposals.filter((one) => one.kind === 'reopen' && one.state === 'approved').length;
}
