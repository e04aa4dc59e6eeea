import { writeSheets } from '../../platform/workbook.ts';
import { findHeadings } from '../reading/headings.ts';
import type { LedgerFile, Sheet } from '../reading/sheet.ts';

/** The same sheets with one column more, in which stands what is wrong with a row. */
export async function returnedWorkbook(
  file: LedgerFile,
  heading: string,
  reasons: readonly { readonly sheet: string; readonly row: number; readonly text: string }[],
): Promise<Uint8Array> {
  const bySheet = new Map<string, Map<number, string>>();
  for (const { sheet, row, text } of reasons) {
    bySheet.set(sheet, (bySheet.get(sheet) ?? new Map<number, string>()).set(row - 1, text));
  }
  return writeSheets(
    file.sheets.map((sheet) => {
      const told = bySheet.get(sheet.name);
      const { name, merges } = sheet;
      return {
        name,
        merges,
        ...(told ? withReasons(sheet, heading, told) : { rows: sheet.rows, marked: [] }),
      };
    }),
  );
}

function withReasons(sheet: Sheet, heading: string, told: ReadonlyMap<number, string>) {
  const width = sheet.rows.reduce((most, row) => Math.max(most, row.length), 0);
  const headingRow = findHeadings(sheet)?.rows[0] ?? -1;
  const rows = sheet.rows.map((row, index) => {
    const text = index === headingRow ? heading : told.get(index);
    if (text === undefined) return row;
    return [...row, ...Array.from({ length: width - row.length }, () => null), text];
  });
  return { rows, marked: [...told.keys()] };
}
