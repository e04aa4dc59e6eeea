import { tidy } from '../values/cell.ts';
import { fieldOfHeading, type LedgerField, partyFields, plainHeading, unitOfHeading } from './fields.ts';
import { cellAt, columnLetters, type Sheet } from './sheet.ts';

export interface LedgerColumn {
  readonly index: number;
  readonly letters: string;
  /** As the sheet says it, with what it stands under: `化解情况 / 日期`. */
  readonly heading: string;
  readonly field: LedgerField | null;
  readonly unit: 1 | 10_000;
}

export interface Headings {
  /** Rows the headings stand in, counted from 0; none where a sheet has no headings. */
  readonly rows: readonly number[];
  readonly columns: readonly LedgerColumn[];
}

const searchedRows = 60;
const fewestColumns = 3;

/** Where the headings stand and what they mean; null for a sheet that is no ledger. */
export function findHeadings(sheet: Sheet): Headings | null {
  let best: { readonly headings: Headings; readonly score: number } | null = null;
  for (let row = 0; row < Math.min(sheet.rows.length, searchedRows); row += 1) {
    for (const depth of [1, 2, 3]) {
      const headings = headingsAt(sheet, row, depth);
      const score = scoreOf(headings) - depth * 0.1;
      if (score > (best?.score ?? 0)) best = { headings, score };
    }
  }
  return best === null ? null : best.headings;
}

function scoreOf({ columns }: Headings): number {
  const fields = new Set(columns.flatMap(({ field }) => field ?? []));
  const hasParty = partyFields.some((field) => fields.has(field));
  const core = [
    fields.has('foundOn'),
    fields.has('type'),
    hasParty,
    fields.has('summary'),
    fields.has('outcome'),
  ];
  const known = core.filter(Boolean).length;
  return fields.size < fewestColumns || known < 2 ? 0 : fields.size;
}

function headingsAt(sheet: Sheet, row: number, depth: number): Headings {
  const rows = Array.from({ length: depth }, (_, offset) => row + offset);
  const width = Math.max(...rows.map((one) => sheet.rows[one]?.length ?? 0));
  const named = Array.from({ length: width }, (_, index) => {
    const parts = rows.map((one) => headingCell(sheet, one, index, row, depth));
    const path = parts.filter((part, at) => part !== '' && parts.indexOf(part) === at);
    const heading = path.join(' / ');
    // Words under a heading, one above the other, and nothing else: a whole sentence is none.
    const field = depth > 1 && isDataLike(sheet, rows.at(-1) ?? row) ? null : fieldOfHeading(path.join('/'));
    return { index, letters: columnLetters(index), heading, field, unit: unitOfHeading(heading) };
  });
  return { rows, columns: onceEach(ofTheSideBefore(named)) };
}

/** A row with figures or dates in it is no further row of headings. */
function isDataLike(sheet: Sheet, row: number): boolean {
  const cells = sheet.rows[row] ?? [];
  return cells.some((cell) => typeof cell === 'number' || /\d{3,}/.test(tidy(cell)));
}

/** The words over a column; a merged heading stands over all its columns. */
function headingCell(sheet: Sheet, row: number, column: number, top: number, depth: number): string {
  const own = tidy(cellAt(sheet, row, column)).replace(/\s+/g, '');
  if (own !== '') return own;
  const merge = sheet.merges.find(
    ({ startRow, endRow, startCol, endCol }) =>
      startRow <= row && row <= endRow && startCol <= column && column <= endCol && startRow >= top - depth,
  );
  if (merge === undefined || merge.startRow !== row) return '';
  return tidy(cellAt(sheet, merge.startRow, merge.startCol)).replace(/\s+/g, '');
}

/** Where each side has a column, a number belongs to the side that stands before it. */
function ofTheSideBefore(columns: readonly LedgerColumn[]): LedgerColumn[] {
  if (columns.some(({ field }) => field === 'party')) return [...columns];
  let side: 'applicant' | 'respondent' | null = null;
  return columns.map((column) => {
    const { field } = column;
    if (field === 'party.applicant') side = 'applicant';
    if (field === 'party.respondent') side = 'respondent';
    const isNumber = field === 'phone' || field === 'idNumber';
    return isNumber && side !== null ? { ...column, field: `${field}.${side}` as const } : column;
  });
}

/** Fields that may stand over several columns; of the others the first one counts. */
const repeatable: ReadonlySet<LedgerField> = new Set(['remarks', 'measures', 'unit', 'followUp', 'party']);

function onceEach(columns: readonly LedgerColumn[]): LedgerColumn[] {
  const seen = new Set<LedgerField>();
  return columns.map((column) => {
    const { field } = column;
    if (field === null) return column;
    const isAgain = seen.has(field) && !repeatable.has(field);
    seen.add(field);
    return isAgain ? { ...column, field: null } : column;
  });
}

/** By what an office's choice of columns is known again. */
export function headingsKey(columns: readonly LedgerColumn[]): string {
  return columns.map(({ heading }) => plainHeading(heading)).join('|');
}
