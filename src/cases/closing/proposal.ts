import type { Instant } from '../../platform/clock.ts';
import type { StateValue } from '../../workflow/definitions/definition.ts';

export type ProposalKind = 'close' | 'void' | 'reopen' | 'extend';
export type ProposalState = 'open' | 'approved' | 'rejected' | 'withdrawn';

/** A step one person asked for and another decides (four eyes). */
export interface Proposal {
  readonly id: string;
  readonly kind: ProposalKind;
  readonly state: ProposalState;
  /** The phase it was made in; when the case has moved on, nobody waits for it any more. */
  readonly phase: string;
  readonly ground: string | null;
  readonly reason: string;
  readonly isAgreementOnly: boolean;
  /** Days asked for in addition to the time to mediate. */
  readonly days: number | null;
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decidedBy: string | null;
  readonly decidedAt: Instant | null;
  readonly decision: string | null;
  /** Where the case stood when this was approved. */
  readonly stateBefore: StateValue | null;
  /** Volume that takes the papers after a reopening; the old file stays sealed. */
  readonly supplementNo: number | null;
}

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
