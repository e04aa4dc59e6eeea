import { setImmediate } from 'node:timers/promises';
import { writeXlsx, writeXlsxStream } from 'hucre/xlsx';

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
      name: sheetName(name),
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

const rowsInATurn = 50;

/**
 * The same for one long sheet: rows are taken as they come and packed at once, and others get their turn in between. It
 * has no filter and no page setup.
 */
export async function writeLongWorkbook(
  { name, columns }: Omit<TextSheet, 'rows'>,
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): Promise<Buffer> {
  async function* cells(): AsyncGenerator<string[]> {
    let count = 0;
    for await (const row of rows) {
      count += 1;
      if (count % rowsInATurn === 0) await setImmediate();
      yield row.map(cellText);
    }
  }
  const packed = writeXlsxStream(cells(), {
    name: sheetName(name),
    columns: columns.map(({ header, width }) => ({
      header: cellText(header),
      width,
      style: { numFmt: '@', alignment: { wrapText: true, vertical: 'top' as const } },
    })),
    freezePane: { rows: 1 },
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of packed as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function sheetName(name: string): string {
  return name.replace(barredInNames, ' ').trim().slice(0, nameLimit);
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
