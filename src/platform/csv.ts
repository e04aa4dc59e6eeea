import { setImmediate } from 'node:timers/promises';
import { harmless } from './tables/formula.ts';
import { encodeGb18030 } from './tables/gb18030.ts';
import { plainCell, type Table, type TableRows } from './tables/table.ts';

/**
 * Rows as CSV that a spreadsheet opens: UTF-8 with its mark, CRLF, every cell quoted; a cell that would be taken for a
 * formula has an apostrophe before it, unless it is a plain number.
 */
export function writeCsv(rows: readonly (readonly string[])[]): Buffer {
  return Buffer.from(`\ufeff${rows.map(lineOf).join('')}`, 'utf8');
}

const rowsInATurn = 100;

/** A table as such CSV, as its rows come; in GB 18030 for programs that read nothing else. */
export async function writeTableCsv(
  { columns }: Pick<Table, 'columns'>,
  rows: TableRows,
  encoding: 'utf8' | 'gb18030' = 'utf8',
): Promise<Buffer> {
  const encode = (text: string): Buffer =>
    encoding === 'utf8' ? Buffer.from(text, 'utf8') : encodeGb18030(text);
  const parts = [
    encode(`${encoding === 'utf8' ? '\ufeff' : ''}${lineOf(columns.map(({ heading }) => heading))}`),
  ];
  for await (const page of rows) {
    for (let from = 0; from < page.length; from += rowsInATurn) {
      const some = page.slice(from, from + rowsInATurn);
      const lines = some.map((row) =>
        lineOf(columns.map(({ kind }, index) => plainCell(row[index] ?? null, kind))),
      );
      parts.push(encode(lines.join('')));
      await setImmediate();
    }
  }
  return Buffer.concat(parts);
}

function lineOf(row: readonly string[]): string {
  return `${row.map((text) => `"${harmless(text).replaceAll('"', '""')}"`).join(',')}\r\n`;
}
