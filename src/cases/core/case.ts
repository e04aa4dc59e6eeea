import type { Day, Instant } from '../../platform/clock.ts';
import type { StateValue } from '../../workflow/definitions/definition.ts';
import type { OverlayColumn } from '../../workflow/definitions/ports.ts';

/** Id of a lifecycle that is not the lead's; what it is called is an entry of the dictionary `disputeTypes`. */
export type DisputeType = string;
export const disputeTypeOptions = 'dictionary:disputeTypes';

export interface JointCommittee {
  readonly id: string;
  readonly areaPath: string;
}

/** One real-world conflict; the figures count these. */
export interface Case {
  readonly id: string;
  /** 一案一码: usable in URLs from registration on. */
  readonly code: string;
  /** Allotted at acceptance from the series of the accepting committee. */
  readonly number: string | null;
  readonly type: DisputeType;
  readonly subtype: string | null;
  readonly title: string;
  readonly summary: string;
  readonly channel: string;
  readonly origin: string | null;
  readonly areaCode: string;
  readonly areaPath: string;
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly place: string | null;
  readonly occurredOn: Day;
  readonly registeredAt: Instant;
  readonly registeredOn: Day;
  readonly acceptedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly resolvedHow: string | null;
  readonly closedAt: Instant | null;
  readonly committeeId: string | null;
  readonly mediatorId: string | null;
  readonly coMediatorIds: readonly string[];
  readonly leaderAccountId: string | null;
  /** Accounts that got a copy and may look at the case. */
  readonly readerIds: readonly string[];
  /** Committees that were invited or mediate together with the one that leads. */
  readonly jointCommittees: readonly JointCommittee[];
  readonly applicantNames: string;
  readonly respondentNames: string;
  readonly claimedFen: number | null;
  readonly peopleCount: number | null;
  readonly landKind: string | null;
  readonly applicationReceivedOn: Day | null;
  readonly applicationForm: string | null;
  readonly details: Readonly<Record<string, unknown>>;
  readonly defId: string;
  readonly defVersion: number;
  readonly rev: number;
  readonly stateRev: number;
  readonly state: StateValue;
  readonly phase: string;
  readonly overlays: Readonly<Record<OverlayColumn, string>>;
  readonly isOpen: boolean;
  /** By its type serious enough for a leader, whatever its risk. */
  readonly isLeadersMatter: boolean;
  readonly dueOn: Day | null;
  readonly dueRule: string | null;
  readonly leadId: string | null;
  readonly historyHash: string;
  readonly isDemo: boolean;
  readonly createdBy: string;
  readonly updatedAt: Instant;
}

/** Phases in which nothing is left to do but file it. */
export const endedPhases: readonly string[] = ['closed', 'archived', 'void', 'merged', 'refused'];

export function isOpenPhase(phase: string): boolean {
  return !endedPhases.includes(phase);
}

/** 2026-11 as 202611: what cohorts are counted by. */
export function yearMonthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7));
}
