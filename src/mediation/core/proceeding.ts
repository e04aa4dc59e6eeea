import { z } from 'zod';
import type { Day, Instant } from '../../platform/clock.ts';

export const proceedingResults = [
  'settled',
  'failed',
  'terminated',
  'withdrawn',
  'referred',
  'void',
  'merged',
] as const;
export type ProceedingResult = (typeof proceedingResults)[number];
export type AssignmentState = 'assigned' | 'acknowledged' | 'declined' | 'ended';

/** Words about how a proceeding ended and what followed: the reason, the routes told, the return visits. */
export const outcomeSchema = z.object({
  reasonCode: z.string().optional(),
  reason: z.string().optional(),
  summary: z.string().optional(),
  partyId: z.string().optional(),
  routes: z.array(z.string()).optional(),
  routesNote: z.string().optional(),
  routesToldAt: z.string().optional(),
  followUps: z
    .array(
      z.object({
        visitedOn: z.string(),
        way: z.string(),
        performance: z.string(),
        satisfaction: z.string(),
        note: z.string().optional(),
      }),
    )
    .optional(),
});
export type ProceedingOutcome = z.infer<typeof outcomeSchema>;

/** One attempt at mediation by one committee. */
export interface Proceeding {
  readonly id: string;
  readonly no: number;
  readonly number: string;
  readonly committeeId: string;
  readonly acceptedAt: Instant;
  readonly acceptedOn: Day;
  /** From when its time counts if not from the application: the day it was agreed to mediate again, or reopened. */
  readonly countedFrom: Day | null;
  readonly endedAt: Instant | null;
  readonly result: ProceedingResult | null;
  readonly agreementForm: 'written' | 'oral' | null;
  readonly outcome: ProceedingOutcome;
}

export interface Assignment {
  readonly id: string;
  readonly proceedingId: string;
  readonly mediatorId: string;
  readonly coMediatorIds: readonly string[];
  readonly recorderId: string | null;
  readonly state: AssignmentState;
  readonly declineReason: string | null;
  readonly assignedAt: Instant;
  readonly answeredAt: Instant | null;
  readonly endedAt: Instant | null;
}

/**
 * The number of a new proceeding: the case's own for the first one of a committee, with -2, -3 … for those
 * that follow before the same committee.
 */
export function proceedingNumber(
  earlier: readonly Pick<Proceeding, 'committeeId' | 'number'>[],
  committeeId: string,
  caseNumber: string,
): string {
  const own = earlier.filter((proceeding) => proceeding.committeeId === committeeId);
  const first = own[0];
  return first === undefined ? caseNumber : `${first.number}-${own.length + 1}`;
}
