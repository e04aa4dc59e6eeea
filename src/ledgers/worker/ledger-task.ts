import type { FillTask, InspectTask } from '../../exports/layouts/fill-layout.ts';
import type { Day } from '../../platform/clock.ts';
import { comparableRow, type Duplicate, findDuplicates, rowId } from '../duplicates/find-duplicates.ts';
import type { LedgerField } from '../reading/fields.ts';
import type { FlagCode, ReadRow, Remark } from '../reading/ledger-row.ts';
import { readLedgerBytes } from '../reading/read-file.ts';
import { type LedgerLayout, type ReadSheet, readLedgerFile } from '../reading/read-sheet.ts';
import type { TypeWords } from '../values/types.ts';
import { returnedWorkbook } from './returned-workbook.ts';

export interface ReadTask {
  readonly kind: 'read';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly today: Day;
  readonly types: readonly TypeWords[];
  /** What persons chose for columns under the same headings. */
  readonly chosen: Readonly<Record<string, Readonly<Record<number, LedgerField | null>>>>;
}

/** Writes the file anew with what is wrong beside each row. */
export interface ReturnTask {
  readonly kind: 'return';
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly heading: string;
  readonly reasons: readonly { readonly sheet: string; readonly row: number; readonly text: string }[];
}
/** Workbooks of offices into which lists are filled are opened in the same thread: they too come from strangers. */
export type LedgerTask =
  | ReadTask
  | ReturnTask
  | ({ readonly kind: 'inspect' } & InspectTask)
  | ({ readonly kind: 'fill' } & FillTask);

export interface ReadSummary {
  readonly sheets: readonly { readonly name: string; readonly ledger: LedgerLayout | null }[];
  readonly duplicates: readonly Duplicate[];
}

/** Gives parts of the rows as they are ready: a year's ledger in one piece would hold up who receives it. */
export type OnRows = (rows: readonly ReadRow[]) => void;

const rowsAtOnce = 200;

/** @throws RefusedWorkbookError */
export async function readTask(task: ReadTask, onRows: OnRows): Promise<ReadSummary> {
  const file = await readLedgerBytes(task.name, Buffer.from(task.bytes));
  const sheets = readLedgerFile(file, {
    today: task.today,
    types: task.types,
    chosen: (key) => task.chosen[key] ?? null,
  });
  const { rows, duplicates } = compared(sheets);
  for (let from = 0; from < rows.length; from += rowsAtOnce) onRows(rows.slice(from, from + rowsAtOnce));
  return { sheets: sheets.map(({ name, ledger }) => ({ name, ledger })), duplicates };
}

/** @throws RefusedWorkbookError */
export async function returnTask({ name, bytes, heading, reasons }: ReturnTask): Promise<Uint8Array> {
  return returnedWorkbook(await readLedgerBytes(name, Buffer.from(bytes)), heading, reasons);
}

/** All rows with what only shows when they are compared: duplicates, and one number on different disputes. */
export function compared(sheets: readonly ReadSheet[]): {
  readonly rows: readonly ReadRow[];
  readonly duplicates: readonly Duplicate[];
} {
  const rows = sheets.flatMap((sheet) => sheet.rows);
  const good = rows.flatMap(({ value }) => value ?? []);
  const duplicates = findDuplicates(good.map(comparableRow));
  const pairs = new Set(duplicates.flatMap(({ a, b }) => [`${a} ${b}`, `${b} ${a}`]));
  const byNumber = new Map<string, string[]>();
  for (const row of good) {
    if (row.externalNo === null) continue;
    byNumber.set(row.externalNo, [...(byNumber.get(row.externalNo) ?? []), rowId(row)]);
  }
  const reused = new Set(
    [...byNumber.values()].flatMap((ids) =>
      ids.filter((id) => ids.some((other) => other !== id && !pairs.has(`${id} ${other}`))),
    ),
  );
  return { rows: rows.map((row) => (reused.has(rowId(row)) ? withReused(row) : row)), duplicates };
}

function withReused(row: ReadRow): ReadRow {
  const cell = row.value?.externalNo ?? null;
  const remark: Remark<FlagCode> = { code: 'number-reused', field: 'caseNo', heading: null, cell };
  return { ...row, flags: [...row.flags, remark] };
}
