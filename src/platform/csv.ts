/** First characters at which a spreadsheet takes a cell for a formula or a command. */
const formulaStart = /^[=+\-@\t\r]/;

/**
 * Rows as CSV that a spreadsheet opens: UTF-8 with its mark, CRLF, every cell quoted; a cell that would be taken for a
 * formula has an apostrophe before it, unless it is a plain number.
 */
export function writeCsv(rows: readonly (readonly string[])[]): Buffer {
  const cell = (text: string): string => {
    const isHarmless = !formulaStart.test(text) || /^-?\d[\d,]*(\.\d+)?$/.test(text);
    return `"${(isHarmless ? text : `'${text}`).replaceAll('"', '""')}"`;
  };
  const lines = rows.map((row) => `${row.map(cell).join(',')}\r\n`);
  return Buffer.from(`\ufeff${lines.join('')}`, 'utf8');
}
