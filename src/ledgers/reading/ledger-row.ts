import type { Day } from '../../platform/clock.ts';
import type { LedgerParty } from '../values/parties.ts';
import type { Outcome } from '../values/results.ts';
import type { LedgerField } from './fields.ts';

export const rejectCodes = [
  'found-date-missing',
  'date-impossible',
  'date-unreadable',
  'date-in-future',
  'resolved-before-found',
  'type-missing',
  'party-missing',
  'phone-invalid',
  'id-invalid',
  'cell-error',
  'row-misaligned',
  'word-ended',
] as const;
export type RejectCode = (typeof rejectCodes)[number];

export const flagCodes = [
  'date-month-only',
  'date-year-before',
  'type-unmapped',
  'type-multiple',
  'amount-unreadable',
  'resolved-without-date',
  'open-with-resolved-date',
  'result-missing',
  'result-unclear',
  'closed-without-settlement',
  'headcount-below-group',
  'id-15-digits',
  'anonymous',
  'number-reused',
  'cell-error',
] as const;
export type FlagCode = (typeof flagCodes)[number];

/** What is wrong or doubtful with a row, and the cell it is about. */
export interface Remark<Code extends string> {
  readonly code: Code;
  readonly field: LedgerField | null;
  /** The heading of the column, as the sheet says it. */
  readonly heading: string | null;
  readonly cell: string | null;
  /** What more there is to say, as 2月没有30日. */
  readonly detail?: string;
}

/** One dispute as a ledger tells it. */
export interface LedgerRow {
  readonly sheet: string;
  /** As a spreadsheet counts. */
  readonly row: number;
  /** Id of the dispute type. */
  readonly type: string;
  readonly typeWord: string;
  readonly foundOn: Day;
  /** The date as written. */
  readonly foundWord: string;
  readonly foundTime: string | null;
  readonly town: string | null;
  readonly village: string | null;
  readonly address: string | null;
  readonly parties: readonly LedgerParty[];
  readonly amountFen: number | null;
  readonly isAmountApproximate: boolean;
  readonly agreedFen: number | null;
  readonly outcome: Outcome;
  readonly outcomeWord: string | null;
  readonly resolvedOn: Day | null;
  readonly agreementNo: string | null;
  readonly externalNo: string | null;
  readonly summary: string;
  readonly channel: string | null;
  readonly mediator: string | null;
  readonly headCount: number | null;
  readonly riskLevel: string | null;
  readonly remarks: string | null;
}

export interface ReadRow {
  readonly sheet: string;
  readonly row: number;
  /** Null where the row is rejected. */
  readonly value: LedgerRow | null;
  readonly rejected: readonly Remark<RejectCode>[];
  readonly flags: readonly Remark<FlagCode>[];
}
