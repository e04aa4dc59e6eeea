import type { Instant } from '../platform/clock.ts';

/** What the integrity report looks for; each has a sentence and a suggested repair in `integrity-locales.ts`. */
export const integrityChecks = [
  'noWay',
  'deadlineNotRung',
  'mediatorGone',
  'leaderGone',
  'inboxOfClosedAccount',
  'severalProceedings',
  'historyBroken',
  'effectGivenUp',
  'dueDayWrong',
  'clockOfEndedCase',
] as const;
export type IntegrityCheck = (typeof integrityChecks)[number];

/** One thing that is wrong: where, and the code that tells more (a rule, an event number), never personal data. */
export interface IntegrityFinding {
  readonly check: IntegrityCheck;
  readonly subjectKind: 'case' | 'lead' | 'account';
  readonly subjectId: string;
  /** Code of the case, id of the lead, username of the account. */
  readonly label: string;
  readonly areaPath: string;
  readonly detail: string;
}

export interface IntegrityRun {
  readonly id: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  readonly subjects: number;
  readonly findings: number;
}
