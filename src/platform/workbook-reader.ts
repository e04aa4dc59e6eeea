import { inflateRawSync } from 'node:zlib';
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

/** What the parts of a ZIP file take unpacked, as its directory says. */
function unpackedSize(bytes: Buffer): number {
  return partsOf(bytes).reduce((sum, { unpacked }) => sum + unpacked, 0);
}

interface ZipPart {
  readonly at: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly isPlain: boolean;
}

/** The parts of a ZIP file by its directory (APPNOTE.TXT 4.3.12, 4.3.16). */
function partsOf(bytes: Buffer): ZipPart[] {
  const lowest = Math.max(0, bytes.length - 65_557);
  let end = bytes.length - 22;
  while (end >= lowest && bytes.readUInt32LE(end) !== endOfDirectory) end -= 1;
  if (end < lowest) throw new RefusedWorkbookError('notWorkbook', 'not a ZIP file');
  const parts: ZipPart[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count -= 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== directoryEntry) {
      throw new RefusedWorkbookError('notWorkbook', 'damaged directory');
    }
    parts.push({
      at: bytes.readUInt32LE(at + 42),
      packed: bytes.readUInt32LE(at + 20),
      unpacked: bytes.readUInt32LE(at + 24),
      isPlain: bytes.readUInt16LE(at + 10) === 0,
    });
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return parts;
}

/** A sheet as a workbook holds it; dates as text, `2026-01-06` or with the time, `2026-01-06 09:05`. */
export interface WorkbookSheet {
  readonly name: string;
  readonly rows: (string | number | null)[][];
  readonly merges: readonly {
    readonly startRow: number;
    readonly startCol: number;
    readonly endRow: number;
    readonly endCol: number;
  }[];
}

export interface WorkbookLimits {
  /** Of all parts together, unpacked. */
  readonly unpackedBytes: number;
  readonly rows: number;
  readonly columns: number;
}

/** Why a workbook is not read. */
export type WorkbookRefusal = 'notWorkbook' | 'oldFormat' | 'tooLarge' | 'tooManyRows' | 'tooManyColumns';

export class RefusedWorkbookError extends UnreadableWorkbookError {
  readonly reason: WorkbookRefusal;
  constructor(reason: WorkbookRefusal, detail = '') {
    super(`${reason} ${detail}`.trim());
    this.reason = reason;
  }
}

/**
 * All sheets with stored values: formulas, macros and links to other files are never followed. The parts are unpacked
 * once to be measured, for what a directory says of their size may be a lie. Takes long; meant for a thread of its own.
 * @throws RefusedWorkbookError
 */
export async function readAllSheets(bytes: Buffer, limits: WorkbookLimits): Promise<WorkbookSheet[]> {
  if (bytes.length >= 8 && bytes.readUInt32BE(0) === compoundFile)
    throw new RefusedWorkbookError('oldFormat');
  refuseUnpacked(bytes, limits.unpackedBytes);
  const workbook = await readXlsx(new Uint8Array(bytes), { maxRows: limits.rows + 1 }).catch(
    (error: unknown) => {
      const text = String(error);
      throw new RefusedWorkbookError(/cell|column/i.test(text) ? 'tooManyColumns' : 'notWorkbook', text);
    },
  );
  return workbook.sheets.map(({ name, rows, merges }) => {
    if (rows.length > limits.rows) throw new RefusedWorkbookError('tooManyRows');
    if (rows.some((row) => row.length > limits.columns)) throw new RefusedWorkbookError('tooManyColumns');
    return { name, rows: rows.map((row) => row.map(plainValue)), merges: merges ?? [] };
  });
}

const compoundFile = 0xd0cf11e0;

function plainValue(value: unknown): string | number | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return null;
  // The fraction of a day in a cell is off by parts of a second.
  const text = new Date(Math.round(value.getTime() / 60_000) * 60_000).toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
}

/**
 * Unpacks each part within what is left of the limit (APPNOTE.TXT 4.3.7, 4.3.12), for what a directory says of sizes may
 * be a lie. @throws RefusedWorkbookError
 */
export function refuseUnpacked(bytes: Buffer, limit: number): void {
  let left = limit;
  for (const { at, packed, isPlain } of partsOf(bytes)) {
    if (at + 30 > bytes.length) throw new RefusedWorkbookError('notWorkbook', 'damaged part');
    const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28);
    const part = bytes.subarray(from, from + packed);
    left -= isPlain ? part.length : unpackedLength(part, left);
    if (left < 0) throw new RefusedWorkbookError('tooLarge');
  }
}

function unpackedLength(part: Buffer, left: number): number {
  try {
    return inflateRawSync(part, { maxOutputLength: left + 1 }).length;
  } catch (error) {
    const isLarge = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE';
    throw new RefusedWorkbookError(isLarge ? 'tooLarge' : 'notWorkbook', String(error));
  }
}
