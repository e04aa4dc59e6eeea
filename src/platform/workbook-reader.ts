import { readXlsx } from 'hucre/xlsx';

/** A workbook that is none, is too large when unpacked, or is damaged. */
export class UnreadableWorkbookError extends Error {}

/** Of all parts unpacked: a list of people is far below it, what is meant to exhaust the machine far above. */
const unpackedLimitBytes = 30 * 1024 * 1024;

/**
 * The first sheet of an Excel workbook as rows of trimmed text, without empty rows at the end; numbers as they are
 * written, days as YYYY-MM-DD. Throws UnreadableWorkbookError.
 */
export async function readFirstSheet(bytes: Buffer): Promise<string[][]> {
  if (unpackedSize(bytes) > unpackedLimitBytes) throw new UnreadableWorkbookError('too large when unpacked');
  const workbook = await readXlsx(new Uint8Array(bytes)).catch((error: unknown) => {
    throw new UnreadableWorkbookError(String(error));
  });
  const rows = (workbook.sheets[0]?.rows ?? []).map((row) => row.map(cellText));
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  return rows;
}

/**
 * The sheets of an Excel workbook by name, each as rows of trimmed text, no more than so many rows of a sheet.
 * Throws UnreadableWorkbookError.
 */
export async function readSheets(bytes: Buffer, maxRows: number): Promise<Record<string, string[][]>> {
  if (unpackedSize(bytes) > unpackedLimitBytes) throw new UnreadableWorkbookError('too large when unpacked');
  const workbook = await readXlsx(new Uint8Array(bytes), { maxRows }).catch((error: unknown) => {
    throw new UnreadableWorkbookError(String(error));
  });
  return Object.fromEntries(
    workbook.sheets.map(({ name, rows }) => [name, rows.map((row) => row.map(cellText))]),
  );
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'object' ? '' : String(value).trim();
}

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** What the parts of a ZIP file take unpacked, as its directory says (APPNOTE.TXT 4.3.12, 4.3.16). */
function unpackedSize(bytes: Buffer): number {
  const lowest = Math.max(0, bytes.length - 65_557);
  let end = bytes.length - 22;
  while (end >= lowest && bytes.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < lowest) throw new UnreadableWorkbookError('not a ZIP file');
  let at = bytes.readUInt32LE(end + 16);
  let size = 0;
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) {
      throw new UnreadableWorkbookError('damaged directory');
    }
    size += bytes.readUInt32LE(at + 24);
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return size;
}
