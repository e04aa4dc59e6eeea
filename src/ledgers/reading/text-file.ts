import { decodeText, readSeparated } from './separated.ts';
import type { LedgerFile } from './sheet.ts';

/** The one sheet of a text file, whatever its separator and its encoding. */
export function readTextFile(name: string, bytes: Uint8Array): LedgerFile {
  return readPastedText(name, decodeText(bytes));
}

/** What somebody copied from a spreadsheet and pasted. */
export function readPastedText(name: string, text: string): LedgerFile {
  const rows = readSeparated(text).map((record) => (record.length === 1 && record[0] === '' ? [] : record));
  return { name, sheets: [{ name: 'csv', rows, merges: [], isSeparated: true }] };
}
