import { z } from 'zod';
import { dayField, textField } from '../../platform/fields/index.ts';
import { writeWorkbook } from '../../platform/workbook.ts';
import type { OwnLevel } from './codes.ts';
import { areaFieldLabels as labels, levelWords } from './texts.ts';

/** The columns of a list of places, in any order; headings in either language. */
const columns = [
  { field: 'name', ...labels.name, width: 24 },
  { field: 'level', ...labels.level, width: 16 },
  { field: 'parent', ...labels.parent, width: 24 },
  { field: 'code', ...labels.code, width: 20 },
  { field: 'validOn', ...labels.validOn, width: 14 },
  { field: 'note', ...labels.note, width: 30 },
] as const;

type Column = (typeof columns)[number]['field'];

/** One row as it was typed, with its number in the file. */
export type SheetRow = Readonly<Record<Column, string>> & { readonly line: number };

/** A page carries the rows through its preview; the command line takes more. */
export const mostRowsOfPage = 1000;
export const mostRows = 20_000;

/** What each cell has to be. */
export const rowFields = z.object({
  name: textField({ label: labels.name, max: 60 }),
  level: textField({ label: labels.level, max: 20 }),
  parent: textField({ label: labels.parent, max: 120 }),
  code: textField({ label: labels.code, max: 30, required: false }),
  validOn: dayField({ label: labels.validOn, required: false, notFuture: true }),
  note: textField({ label: labels.note, max: 200, required: false }),
});

export type Sheet =
  | { readonly result: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly result: 'noHeadings' | 'noRows' | 'tooMany' };

/** The places of a filled-in list. The row with the headings may stand below a title; other columns are passed over. */
export function readSheet(rows: readonly (readonly string[])[], most: number): Sheet {
  const at = rows.findIndex((row) =>
    (['name', 'level', 'parent'] as const).every((one) => placeOf(row, one) >= 0),
  );
  const head = rows[at];
  if (head === undefined) return { result: 'noHeadings' };
  const places = columns.map(({ field }) => [field, placeOf(head, field)] as const);
  const found = rows.flatMap((row, index): SheetRow[] => {
    if (index <= at || row.every((cell) => cell === '')) return [];
    const cells = Object.fromEntries(places.map(([field, place]) => [field, row[place] ?? '']));
    return [{ ...(cells as Record<Column, string>), line: index + 1 }];
  });
  if (found.length === 0) return { result: 'noRows' };
  return found.length > most ? { result: 'tooMany' } : { result: 'rows', rows: found };
}

function placeOf(row: readonly string[], field: Column): number {
  const column = columns.find((one) => one.field === field);
  const plain = (text: string): string => text.replace(/[\s*＊]|[（(].*$/g, '').toLowerCase();
  const known = column === undefined ? [] : [column.zh, column.en].map(plain);
  return row.findIndex((cell) => known.includes(plain(cell)));
}

/** The level a cell means; null for words nobody knows. */
export function levelOf(text: string): OwnLevel | null {
  const plain = text.replace(/\s|[（(].*$/g, '').toLowerCase();
  return levelWords.find(({ words }) => words.some((word) => word === plain))?.level ?? null;
}

/** A list with the headings that are understood: empty, or filled and with what is wrong beside each row. */
export function writeSheet(
  isChinese: boolean,
  rows: readonly (SheetRow & { readonly result: string })[] = [],
): Promise<Buffer> {
  const heads = columns.map(({ zh, en, width }) => ({ header: isChinese ? zh : en, width }));
  const result = { header: isChinese ? labels.result.zh : labels.result.en, width: 50 };
  return writeWorkbook([
    {
      name: isChinese ? '地区' : 'Areas',
      columns: rows.length === 0 ? heads : [...heads, result],
      rows: rows.map((row) => [...columns.map(({ field }) => row[field]), row.result]),
    },
  ]);
}
