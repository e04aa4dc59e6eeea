import type { Day } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  day,
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
import type { OverlayColumn } from '../../workflow/definitions/ports.ts';

/** Id of a lifecycle that is not the lead's; what it is called is an entry of the dictionary `disputeTypes`. */
export type DisputeType = string;
export const disputeTypeOptions = 'dictionary:disputeTypes';

export interface JointCommittee {
  readonly id: string;
  readonly areaPath: string;
}

/**
 * What may be told at registration and stays as it was told: a case that is split off is told the same. Form and API take
 * it, or `registration-form.ts` does not compile.
 */
const toldColumns = {
  subtype: orNull(text()),
  place: orNull(text()),
  landKind: orNull(text()),
  applicationReceivedOn: orNull(day()),
};

/** One real-world conflict; the figures count these. */
export const caseTable = table('cases', {
  id: text(),
  /** 一案一码: usable in URLs from registration on. */
  code: text(),
  /** Allotted at acceptance from the series of the accepting committee. */
  number: orNull(text()),
  type: text<DisputeType>(),
  ...toldColumns,
  title: text(),
  summary: text(),
  channel: text(),
  origin: orNull(text()),
  areaCode: text(),
  areaPath: text(),
  townCode: text(),
  villageCode: orNull(text()),
  occurredOn: day(),
  registeredAt: instant(),
  registeredOn: day(),
  /** What cohorts are counted by, see `yearMonthOf`. */
  registeredYm: int(),
  acceptedAt: orNull(instant()),
  resolvedAt: orNull(instant()),
  resolvedHow: orNull(text()),
  closedAt: orNull(instant()),
  committeeId: orNull(text()),
  mediatorId: orNull(text()),
  coMediatorIds: json<readonly string[]>(),
  leaderAccountId: orNull(text()),
  /** Accounts that got a copy and may look at the case. */
  readerIds: json<readonly string[]>(),
  /** Committees that were invited or mediate together with the one that leads. */
  jointCommittees: json<readonly JointCommittee[]>(),
  applicantNames: text(),
  respondentNames: text(),
  claimedFen: orNull(int()),
  peopleCount: orNull(int()),
  applicationForm: orNull(text()),
  details: json<Readonly<Record<string, unknown>>>(),
  defId: text(),
  defVersion: int(),
  rev: int(),
  stateRev: int(),
  state: json<StateValue>(),
  phase: text(),
  hold: text(),
  risk: text(),
  level: text(),
  supervision: text(),
  isOpen: flag(),
  /** By its type serious enough for a leader, whatever its risk. */
  isLeadersMatter: flag(),
  /** Of a part that was split off: the day from which the clock of mediation ran before. */
  countedFrom: orNull(day()),
  dueOn: orNull(day()),
  dueRule: orNull(text()),
  leadId: orNull(text()),
  historyHash: text(),
  isDemo: flag(),
  createdBy: text(),
  updatedAt: instant(),
});

export type CaseRow = RowOf<typeof caseTable>;
export type CaseColumns = ColumnsOf<typeof caseTable>;

export type ToldMember = keyof typeof toldColumns;
export type Told = Pick<CaseRow, ToldMember>;

/** What of a source is told at registration; null where nothing is. */
export function toldOf(source: { readonly [Member in ToldMember]?: Told[Member] | undefined }): Told {
  const members = Object.keys(toldColumns) as ToldMember[];
  return Object.fromEntries(members.map((member) => [member, source[member] ?? null])) as Told;
}

export interface Case extends Omit<CaseRow, OverlayColumn | 'registeredYm'> {
  readonly overlays: Readonly<Record<OverlayColumn, string>>;
}

/** What is written by nobody but the engine and its store. */
type EngineMember =
  | ('id' | 'type' | 'defId' | 'defVersion' | 'rev' | 'stateRev' | 'state' | 'phase' | OverlayColumn)
  | ('isOpen' | 'dueOn' | 'dueRule' | 'historyHash' | 'updatedAt');

/** What a handler may change of the case it is about. */
export type CaseChanges = Partial<Omit<CaseRow, EngineMember>>;

declare module '../../workflow/definitions/ports.ts' {
  interface ChangesOfSubjects {
    readonly case: CaseChanges;
  }
}

/** Phases in which nothing is left to do but file it. */
export const endedPhases: readonly string[] = ['closed', 'archived', 'void', 'merged', 'refused', 'imported'];

export function isOpenPhase(phase: string): boolean {
  return !endedPhases.includes(phase);
}

/** 2026-11 as 202611: what cohorts are counted by. */
export function yearMonthOf(day: Day): number {
  return Number(day.slice(0, 4)) * 100 + Number(day.slice(5, 7));
}
