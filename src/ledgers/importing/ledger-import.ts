import { instant, int, json, orNull, type RowOf, table, text } from '../../platform/database/column-table.ts';
import type { LikenessReason } from '../duplicates/likeness.ts';
import type { LedgerField } from '../reading/fields.ts';
import type { FlagCode, LedgerRow, RejectCode, Remark } from '../reading/ledger-row.ts';
import type { LedgerLayout } from '../reading/read-sheet.ts';
import type { LedgerRefusal } from '../worker/ledger-reader.ts';

/** What a preview says in numbers. */
export interface ImportCounts {
  readonly dataRows: number;
  readonly importable: number;
  readonly rejected: number;
  readonly flagged: number;
  readonly duplicatePairs: number;
  /** Rows that an earlier import brought. */
  readonly alreadyThere: number;
  readonly byType: Readonly<Record<string, number>>;
  readonly byOutcome: Readonly<Record<string, number>>;
  readonly amountFen: number;
  /** After the confirmation. */
  readonly made?: number;
  readonly same?: number;
}

export type ImportState = 'waiting' | 'read' | 'refused' | 'done';

/** A file that somebody brought along. */
export const importTable = table('ledger_imports', {
  id: text(),
  accountId: text(),
  areaCode: text(),
  fileName: text(),
  digest: text(),
  state: text<ImportState>(),
  refusal: orNull(text<LedgerRefusal | 'noLedger'>()),
  counts: orNull(json<ImportCounts>()),
  /** What reads or writes it now, or did so last. */
  jobId: orNull(text()),
  createdAt: instant(),
  confirmedAt: orNull(instant()),
});
export type LedgerImport = RowOf<typeof importTable>;

/** A row that became a case, or that somebody said is one already. */
export const takenTable = table('ledger_rows', {
  fingerprint: text(),
  importId: text(),
  sheet: text(),
  rowNo: int(),
  caseId: text(),
  how: text<'made' | 'same'>(),
  outcome: text(),
  /** The words of the ledger: the basis on which figures count it. */
  said: orNull(text()),
  createdAt: instant(),
});
export type TakenRow = RowOf<typeof takenTable>;

/** What the columns of an office's ledger mean, remembered by their headings. */
export const columnsTable = table('ledger_columns', {
  office: text(),
  headings: text(),
  fields: json<Readonly<Record<number, LedgerField | null>>>(),
  chosenBy: text(),
  chosenAt: instant(),
});

export type PairAnswer = 'same' | 'different';
export const decisionTable = table('ledger_decisions', {
  pair: text(),
  answer: text<PairAnswer>(),
  decidedBy: text(),
  decidedAt: instant(),
});

/** A row of a preview: good ones with their fingerprint, to be found again in any file. */
export interface PreviewRow {
  readonly sheet: string;
  readonly row: number;
  readonly value: LedgerRow | null;
  readonly rejected: readonly Remark<RejectCode>[];
  readonly flags: readonly Remark<FlagCode>[];
  readonly fingerprint: string | null;
  readonly isThere: boolean;
}

/** One end of a pair that may be one dispute. */
export interface PairEnd {
  /** `sheet!row` of the file, or the code of a case. */
  readonly name: string;
  readonly isCase: boolean;
  readonly day: string;
  readonly parties: string;
  readonly word: string;
}

export interface PreviewPair {
  /** By what the decision about it is remembered. */
  readonly pair: string;
  readonly a: PairEnd;
  readonly b: PairEnd;
  readonly caseId: string | null;
  readonly score: number;
  readonly kind: string;
  readonly reasons: readonly LikenessReason[];
}

/** What the pages show of a file that was read; kept beside it, not in the database. */
export interface Preview {
  readonly sheets: readonly { readonly name: string; readonly ledger: LedgerLayout | null }[];
  readonly rejected: readonly PreviewRow[];
  readonly flagged: readonly PreviewRow[];
  readonly pairs: readonly PreviewPair[];
}
