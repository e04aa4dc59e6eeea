import { writeXlsx } from 'hucre/xlsx';

export interface SheetColumn {
  readonly header: string;
  /** In characters of Latin text; one Chinese character takes two. */
  readonly width: number;
}

/** One sheet of text: the first row is the head, frozen and with a filter. */
export interface TextSheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** Longest text of a cell and of a sheet name, and what a name must not hold: limits of the file format. */
const cellLimit = 32_767;
const nameLimit = 31;
const barredInNames = /[[\]:*?/\\]/g;

/**
 * Writes sheets as an Excel workbook. Every cell is typed and formatted as text, so that `=HYPERLINK(…)` in a name
 * stays the words that were typed, also when somebody edits the cell; characters no XML may hold are left out.
 */
export async function writeWorkbook(sheets: readonly TextSheet[]): Promise<Buffer> {
  const bytes = await writeXlsx({
    sheets: sheets.map(({ name, columns, rows }) => ({
      name: name.replace(barredInNames, ' ').trim().slice(0, nameLimit),
      columns: columns.map(({ width }) => ({
        width,
        style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' as const } },
      })),
      rows: [columns.map(({ header }) => cellText(header)), ...rows.map((row) => row.map(cellText))],
      cells: new Map(
        columns.map((_, index) => [`0,${index}`, { style: { font: { bold: true }, numFmt: '@' } }]),
      ),
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
      name: name.replace(barredInNames, ' ').trim().slice(0, nameLimit) || 'Sheet',
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

function cellText(text: string): string {
  const legal = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '');
  return legal.length <= cellLimit ? legal : `${legal.slice(0, cellLimit - 1)}…`;
}

/** A, B, … Z, AA: the letters over a column. */
function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}
