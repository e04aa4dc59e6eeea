import { asDay, type Day } from '../../platform/clock.ts';
import type { Cell } from '../values/cell.ts';
import { tidy } from '../values/cell.ts';
import { TypeDictionary, type TypeWords } from '../values/types.ts';
import { withFieldsByContent } from './content-fields.ts';
import type { LedgerField } from './fields.ts';
import { findHeadings, type Headings, headingsKey, type LedgerColumn } from './headings.ts';
import type { ReadRow } from './ledger-row.ts';
import { findPeriod, type Period } from './period.ts';
import { readRow } from './read-row.ts';
import { RowCells } from './row-cells.ts';
import { kindOfRow, type NotDataKind, villageOfHeading } from './row-kinds.ts';
import { townIn } from './row-place.ts';
import { columnLetters, type LedgerFile, type Sheet, textsOf, withMergedCells } from './sheet.ts';

export interface ReadSheet {
  readonly name: string;
  /** Null for a sheet without a ledger. */
  readonly ledger: LedgerLayout | null;
  readonly rows: readonly ReadRow[];
}

export interface LedgerLayout {
  /** Rows as a spreadsheet counts. */
  readonly headerRows: readonly number[];
  readonly columns: readonly LedgerColumn[];
  /** By what the same columns are known again. */
  readonly key: string;
  readonly period: Period | null;
  readonly notData: readonly { readonly row: number; readonly kind: NotDataKind }[];
}

/** A person's own choice of columns, by the key of the headings; null means the column is not read. */
export type ChosenFields = (key: string) => Readonly<Record<number, LedgerField | null>> | null;

export interface ReadOptions {
  readonly types: readonly TypeWords[];
  readonly today: Day;
  readonly chosen?: ChosenFields;
}

const explains = /说明|示例|样表|样例|范例|模板|字典|下拉|代码表|参数|选项/;

/** Reads every sheet of a file; the rows of those that hold no ledger are none. */
export function readLedgerFile(file: LedgerFile, options: ReadOptions): ReadSheet[] {
  const others = file.sheets.filter(({ name }) => explains.test(name));
  const notes = others.flatMap((sheet) => sheet.rows.flatMap((row) => textsOf(row)));
  return file.sheets.map((sheet) => {
    const headings = explains.test(sheet.name) && file.sheets.length > 1 ? null : findHeadings(sheet);
    const given = headings ?? (file.sheets.length === 1 ? withoutHeadings(sheet) : null);
    return given === null
      ? { name: sheet.name, ledger: null, rows: [] }
      : readSheet(withMergedCells(sheet), given, { fileName: file.name, notes, options });
  });
}

/** A list pasted without its headings: what its columns mean must follow from what they hold. */
function withoutHeadings(sheet: Sheet): Headings {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, index) => ({
    index,
    letters: columnLetters(index),
    heading: '',
    field: null,
    unit: 1 as const,
  }));
  return { rows: [], columns };
}

interface Around {
  readonly fileName: string;
  readonly notes: readonly string[];
  readonly options: ReadOptions;
}

function readSheet(sheet: Sheet, headings: Headings, { fileName, notes, options }: Around): ReadSheet {
  const first = (headings.rows.at(-1) ?? -1) + 1;
  const above = sheet.rows.slice(0, headings.rows[0] ?? 0).flatMap((row) => textsOf(row));
  const period = findPeriod([...above, sheet.name, fileName]);
  const dates = datesOf(period, options.today);
  const types = new TypeDictionary(options.types);
  const key = headingsKey(headings.columns);
  const body = sheet.rows.slice(first);
  const chosen = options.chosen?.(key) ?? null;
  const columns = chosen
    ? headings.columns.map((column) => ({ ...column, field: chosen[column.index] ?? null }))
    : withFieldsByContent(headings.columns, body, { dates, types });
  const isLedger = headings.rows.length > 0 || columns.filter(({ field }) => field !== null).length >= 3;
  if (!isLedger) return { name: sheet.name, ledger: null, rows: [] };
  const town = [...above, sheet.name].map((text) => townIn(text)).find((one) => one !== null) ?? null;
  const asAbove = columnsAsAbove(columns, [...above, ...notes]);
  const notData: { row: number; kind: NotDataKind }[] = [];
  const rows: ReadRow[] = [];
  const previous = new Map<number, Cell>();
  let blockVillage: string | null = null;
  const fields = byField(columns);
  for (const [offset, cells] of body.entries()) {
    const row = first + offset + 1;
    const kind = kindOfRow(cells, columns);
    if (kind !== null) {
      notData.push({ row, kind });
      if (kind === 'heading') {
        blockVillage = villageOfHeading(cells) ?? blockVillage;
        previous.clear();
      }
      continue;
    }
    const filled = filledAsAbove(cells, asAbove, previous);
    const place = { sheet: sheet.name, row };
    rows.push(
      isMisaligned(sheet, cells, headings)
        ? misaligned(place, cells.length, headings.columns.length)
        : readRow(place, new RowCells(filled, fields), {
            types,
            dates,
            today: options.today,
            town,
            blockVillage,
          }),
    );
  }
  const headerRows = headings.rows.map((row) => row + 1);
  return { name: sheet.name, ledger: { headerRows, columns, key, period, notData }, rows };
}

function datesOf(period: Period | null, today: Day): { year: number; periodEnd: Day } {
  const periodEnd = period === null ? today : period.to;
  return { year: Number(periodEnd.slice(0, 4)), periodEnd: asDay(periodEnd) };
}

/** The first column of each meaning. */
function byField(columns: readonly LedgerColumn[]): ReadonlyMap<LedgerField, LedgerColumn> {
  const fields = new Map<LedgerField, LedgerColumn>();
  for (const column of columns) {
    if (column.field !== null && !fields.has(column.field)) fields.set(column.field, column);
  }
  return fields;
}

/** Where the sheet itself says that a blank or 同上 means the row above. */
function columnsAsAbove(columns: readonly LedgerColumn[], notes: readonly string[]): ReadonlySet<number> {
  const told = notes.filter((text) => /同上/.test(text));
  const indexes = columns.filter(({ heading }) => {
    if (/同上/.test(heading)) return true;
    const [word = ''] = heading
      .replace(/[（(].*$/, '')
      .split(' / ')
      .slice(-1);
    return (
      word !== '' &&
      told.some((text) => text.split(/[。；;\n]/).some((part) => /同上/.test(part) && part.includes(word)))
    );
  });
  return new Set(indexes.map(({ index }) => index));
}

function filledAsAbove(
  cells: readonly Cell[],
  asAbove: ReadonlySet<number>,
  previous: Map<number, Cell>,
): readonly Cell[] {
  if (asAbove.size === 0) return cells;
  const filled = [...cells];
  for (const index of asAbove) {
    const text = tidy(filled[index] ?? null);
    if (text === '' || /^(同上|〃|″|")$/.test(text)) filled[index] = previous.get(index) ?? null;
    else previous.set(index, filled[index] ?? null);
  }
  return filled;
}

/** Of a text file alone: a comma without quotes moves everything behind it. */
function isMisaligned(sheet: Sheet, cells: readonly Cell[], headings: Headings): boolean {
  if (!sheet.isSeparated || headings.rows.length === 0) return false;
  const wanted = headings.columns.length;
  const beyond = cells.slice(wanted).some((cell) => tidy(cell) !== '');
  return beyond || cells.length < wanted;
}

function misaligned(place: { sheet: string; row: number }, has: number, wanted: number): ReadRow {
  const detail = `本行有${has}列，表头为${wanted}列`;
  const remark = { code: 'row-misaligned' as const, field: null, heading: null, cell: null, detail };
  return { ...place, value: null, rejected: [remark], flags: [] };
}
