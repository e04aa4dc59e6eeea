import type { Day } from '../../platform/clock.ts';
import { readAmount } from '../values/amounts.ts';
import { narrow } from '../values/cell.ts';
import { type DateContext, readDate } from '../values/dates.ts';
import { type Outcome, readAgreementForm, readResult } from '../values/results.ts';
import type { ReadType, TypeDictionary } from '../values/types.ts';
import type { LedgerField } from './fields.ts';
import type { LedgerRow, ReadRow } from './ledger-row.ts';
import type { RowCells } from './row-cells.ts';
import { readRowParties } from './row-parties.ts';
import { placeOfRow } from './row-place.ts';

export interface RowContext {
  readonly types: TypeDictionary;
  readonly dates: DateContext;
  readonly today: Day;
  /** The town the title of the sheet names. */
  readonly town: string | null;
  /** The village a heading over the row names. */
  readonly blockVillage: string | null;
}

/** One data row: its values, or why it cannot be taken; and what is doubtful. */
export function readRow(
  place: { readonly sheet: string; readonly row: number },
  cells: RowCells,
  context: RowContext,
): ReadRow {
  const found = readFound(cells, context);
  const type = readRowType(cells, context.types);
  const parties = readRowParties(cells);
  const { outcome, word } = readOutcome(cells);
  const resolvedOn = readResolved(cells, outcome, found?.day ?? null, context);
  const amount = readSum(cells, 'amount');
  const agreed = readSum(cells, 'agreedAmount');
  warnOfErrors(cells);
  const isGood = cells.rejected.length === 0 && found !== null && type !== null;
  if (!isGood) return { ...place, value: null, rejected: cells.rejected, flags: [] };
  const value: LedgerRow = {
    ...place,
    type: type.type,
    typeWord: type.word,
    foundOn: found.day,
    foundWord: cells.text('foundOn') ?? '',
    foundTime: found.time,
    ...placeOfRow(cells, context),
    parties,
    amountFen: amount.fen,
    isAmountApproximate: amount.isApproximate,
    agreedFen: agreed.fen,
    outcome,
    outcomeWord: word,
    resolvedOn: outcome === 'resolved' ? resolvedOn : null,
    agreementNo: numberOf(cells, 'agreementNo'),
    externalNo: numberOf(cells, 'caseNo'),
    summary: cells.text('summary') ?? '',
    channel: cells.text('channel'),
    mediator: cells.text('mediator'),
    headCount: headCountOf(cells),
    riskLevel: cells.text('riskLevel'),
    remarks: cells.text('remarks'),
  };
  warnOfHeadCount(cells, value);
  return { ...place, value, rejected: [], flags: cells.flags };
}

function readFound(cells: RowCells, { dates, today }: RowContext): { day: Day; time: string | null } | null {
  const field = 'foundOn';
  if (cells.isError(field)) {
    cells.reject('cell-error', field);
    return null;
  }
  const read = readDate(cells.cell(field), dates);
  if ('fault' in read) {
    const code = read.fault === 'missing' ? 'found-date-missing' : (`date-${read.fault}` as const);
    cells.reject(code, field, read.detail);
    return null;
  }
  if (read.day > today) {
    cells.reject('date-in-future', field);
    return null;
  }
  for (const flag of read.flags) cells.flag(flag, field);
  return read;
}

function readRowType(cells: RowCells, types: TypeDictionary): ReadType | null {
  if (cells.isError('type')) {
    cells.reject('cell-error', 'type');
    return null;
  }
  const read = types.read(cells.cell('type'), cells.whole());
  if (read === null) {
    cells.reject('type-missing', 'type');
    return null;
  }
  for (const flag of read.flags) cells.flag(flag, 'type');
  return read;
}

function readOutcome(cells: RowCells): { outcome: Outcome; word: string | null } {
  const field: LedgerField = cells.has('outcome') ? 'outcome' : 'agreementForm';
  if (cells.isError(field)) return { outcome: 'open', word: null };
  const read = field === 'outcome' ? readResult(cells.cell(field)) : readAgreementForm(cells.cell(field));
  for (const flag of read.flags) cells.flag(flag, field);
  return { outcome: read.outcome, word: cells.text(field) };
}

function readResolved(
  cells: RowCells,
  outcome: Outcome,
  foundOn: Day | null,
  { dates, today }: RowContext,
): Day | null {
  const field = 'resolvedOn';
  if (!cells.has(field)) return null;
  const read = readDate(cells.isError(field) ? null : cells.cell(field), dates);
  if ('fault' in read) {
    if (read.fault === 'impossible') cells.reject('date-impossible', field, read.detail);
    else if (outcome === 'resolved') cells.flag('resolved-without-date', field);
    return null;
  }
  if (outcome !== 'resolved') {
    cells.flag('open-with-resolved-date', field);
    return null;
  }
  if (read.day > today) cells.reject('date-in-future', field);
  else if (foundOn !== null && read.day < foundOn) cells.reject('resolved-before-found', field);
  return read.day;
}

function readSum(cells: RowCells, field: LedgerField): { fen: number | null; isApproximate: boolean } {
  if (cells.isError(field)) return { fen: null, isApproximate: false };
  const read = readAmount(cells.cell(field), cells.unit(field));
  for (const flag of read.flags) cells.flag(flag, field);
  return read;
}

const neededWithoutError: readonly LedgerField[] = [
  'foundOn',
  'type',
  'party',
  'party.applicant',
  'party.respondent',
];
const readFields: readonly LedgerField[] = [
  ...(['caseNo', 'village', 'address', 'phone', 'phone.applicant', 'phone.respondent', 'idNumber'] as const),
  ...(['amount', 'agreedAmount', 'headCount', 'summary', 'outcome', 'resolvedOn', 'agreementNo'] as const),
];

function warnOfErrors(cells: RowCells): void {
  for (const field of readFields) {
    if (!neededWithoutError.includes(field) && cells.isError(field)) cells.flag('cell-error', field);
  }
}

/** A number of a file or paper has a figure in it; 口头 has none. */
function numberOf(cells: RowCells, field: LedgerField): string | null {
  const text = cells.text(field);
  // One code in fifty of this program has no digit.
  return text !== null && (/\d/.test(text) || /^DF[A-Z]{8,}$/.test(text)) ? text : null;
}

function headCountOf(cells: RowCells): number | null {
  const match = /^(\d+)/.exec(narrow(cells.cell('headCount')));
  return match ? Number(match[1]) : null;
}

function warnOfHeadCount(cells: RowCells, { headCount, parties }: LedgerRow): void {
  if (headCount === null) return;
  const named = parties.reduce(
    (most, { count, unit }) => Math.max(most, unit === '人' ? (count ?? 0) : 0),
    0,
  );
  if (headCount < named) cells.flag('headcount-below-group', 'headCount');
}
