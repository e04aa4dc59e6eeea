/** The rows of a text with values between commas (RFC 4180); without empty rows at the end, as of a workbook. */
export function readCsv(bytes: Buffer): string[][] {
  const text = decoded(bytes).replace(/^\ufeff/, '');
  const rows: string[][] = [];
  let row: string[] = [];
  const value = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|\r|$)/gy;
  for (let match = value.exec(text); match !== null; match = value.exec(text)) {
    const [whole, quoted, plain = '', end = ''] = match;
    row.push((quoted === undefined ? plain : quoted.replaceAll('""', '"')).trim());
    if (end !== ',') {
      rows.push(row);
      row = [];
    }
    if (whole === '' || (end === '' && value.lastIndex >= text.length)) break;
  }
  while (rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  return rows;
}

/** Spreadsheet programs in China save such files in the national encoding, all others in UTF-8. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
