import { writeXlsx } from 'hucre/xlsx';
import { cellText, sheetName } from './tables/table-workbook.ts';
import { columnName } from './tables/xml.ts';

export interface SheetColumn {
  readonly header: string;
  /** In characters of Latin text; one Chinese character takes two. */
  readonly width: number;
  /** What Excel offers to choose from; something else may be typed all the same. */
  readonly choices?: readonly string[];
}

/** One sheet of text: the first row is the head, frozen and with a filter. */
export interface TextSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
}

/**
 * Writes sheets as an Excel workbook. Every cell is typed and formatted as text, so that `=HYPERLINK(…)` in a name
 * stays the words that were typed, also when somebody edits the cell; characters no XML may hold are left out.
 */
export async function writeWorkbook(sheets: readonly TextSheet[], listsName = ''): Promise<Buffer> {
  const lists = longListsOf(sheets, listsName);
  const written = lists === null ? sheets : [...sheets, lists];
  const bytes = await writeXlsx({
    sheets: written.map(({ name, columns, rows }) => ({
      name: sheetName(name),
      columns: columns.map(({ width }) => ({
        width,
        style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' as const } },
      })),
      rows: [columns.map(({ header }) => cellText(header)), ...rows.map((row) => row.map(cellText))],
      cells: new Map(
        columns.map((_, index) => [`0,${index}`, { style: { font: { bold: true }, numFmt: '@' } }]),
      ),
      ...(columns.some(({ choices }) => choices !== undefined) && {
        dataValidations: columns.flatMap((column, index) => validationOf(column, index, lists)),
      }),
      freezePane: { rows: 1 },
      autoFilter: { range: `A1:${columnName(columns.length - 1)}${rows.length + 1}` },
      pageSetup: {
        paperSize: 'a4' as const,
        orientation: 'landscape' as const,
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '$1:$1',
      },
    })),
  });
  return Buffer.from(bytes);
}

/** Longer lists do not fit into the rule of a column and stand on a sheet of their own. */
const inlineLimit = 250;
const isLong = ({ choices }: SheetColumn): boolean => (choices?.join(',').length ?? 0) > inlineLimit;

function longListsOf(sheets: readonly TextSheet[], name: string): TextSheet | null {
  const long = new Map(
    sheets
      .flatMap(({ columns }) => columns.filter(isLong))
      .map((column) => [column.choices, column] as const),
  );
  if (long.size === 0 || name === '') return null;
  const columns = [...long.values()].map(({ choices, ...column }) => column);
  const lists = [...long.keys()].map((choices) => choices ?? []);
  const length = Math.max(...lists.map((list) => list.length));
  const rows = Array.from({ length }, (_, row) => lists.map((list) => list[row] ?? ''));
  return { name, columns, rows };
}

/** Rows a list reaches down to. */
const offeredRows = 2000;

interface ListRule {
  readonly type: 'list';
  readonly allowBlank: boolean;
  readonly range: string;
  readonly values?: string[];
  readonly formula1?: string;
}

function validationOf(column: SheetColumn, index: number, lists: TextSheet | null): ListRule[] {
  const { choices, header } = column;
  if (choices === undefined || choices.length === 0) return [];
  const letter = columnName(index);
  const rule = { type: 'list' as const, allowBlank: true, range: `${letter}2:${letter}${offeredRows}` };
  if (!isLong(column))
    return choices.some((one) => /[,"]/.test(one)) ? [] : [{ ...rule, values: [...choices] }];
  const at = lists?.columns.findIndex((one) => one.header === header) ?? -1;
  if (lists === null || at < 0) return [];
  const source = columnName(at);
  return [{ ...rule, formula1: `'${lists.name}'!$${source}$2:$${source}$${choices.length + 1}` }];
}

/** One sheet of values that somebody else wrote. */
export interface ValueSheet {
  readonly name: string;
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly merges: readonly {
    readonly startRow: number;
    readonly startCol: number;
    readonly endRow: number;
    readonly endCol: number;
  }[];
  /** Rows with something to put right, counted from 0. */
  readonly marked: readonly number[];
}

/** Writes sheets of values; words are typed and formatted as text as in `writeWorkbook`, so that none becomes a formula. */
export async function writeSheets(sheets: readonly ValueSheet[]): Promise<Uint8Array> {
  return writeXlsx({
    sheets: sheets.map(({ name, rows, merges, marked }) => ({
      name: sheetName(name) || 'Sheet',
      rows: rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cellText(cell) : cell))),
      merges: [...merges],
      cells: new Map(
        rows.flatMap((row, index) => {
          const isMarked = marked.includes(index);
          return row.flatMap((cell, column) =>
            typeof cell === 'string' || isMarked
              ? [[`${index},${column}`, { style: styleOf(isMarked) }]]
              : [],
          );
        }) as [string, { style: ReturnType<typeof styleOf> }][],
      ),
    })),
  });
}

function styleOf(isMarked: boolean) {
  const fill = { type: 'pattern' as const, pattern: 'solid' as const, fgColor: { rgb: 'FFFDE9D9' } };
  return { numFmt: '@', ...(isMarked ? { fill } : {}) };
}
