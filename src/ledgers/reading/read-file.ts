import { readAllSheets, type WorkbookLimits } from '../../platform/workbook-reader.ts';
import type { LedgerFile } from './sheet.ts';
import { readTextFile } from './text-file.ts';

/** A year's ledger of a county is some 50,000 rows of thirty columns; its parts unpacked take about 150 MB. */
export const ledgerLimits: WorkbookLimits = { unpackedBytes: 300 * 1024 * 1024, rows: 60_000, columns: 256 };

/** Sheets of a workbook or of a text file, told apart by what they begin with. @throws RefusedWorkbookError */
export async function readLedgerBytes(
  name: string,
  bytes: Buffer,
  limits: WorkbookLimits = ledgerLimits,
): Promise<LedgerFile> {
  if (!isText(bytes)) {
    const sheets = await readAllSheets(bytes, limits);
    return { name, sheets: sheets.map((sheet) => ({ ...sheet, isSeparated: false })) };
  }
  return readTextFile(name, bytes);
}

function isText(bytes: Buffer): boolean {
  const [first = 0, second = 0] = bytes;
  const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return isUtf16 || !bytes.subarray(0, 4096).includes(0);
}
