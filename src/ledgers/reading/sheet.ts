import { type Cell, tidy } from '../values/cell.ts';

/** A rectangle of merged cells, counted from 0, ends included. */
export interface Merge {
  readonly startRow: number;
  readonly startCol: number;
  readonly endRow: number;
  readonly endCol: number;
}

/** A sheet as it was read; rows are counted as a spreadsheet shows them, less one. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges: readonly Merge[];
  /** Whether each row must have as many fields as the header: records of a text file. */
  readonly isSeparated: boolean;
}

export interface LedgerFile {
  readonly name: string;
  readonly sheets: readonly Sheet[];
}

export function cellAt(sheet: Sheet, row: number, column: number): Cell {
  return sheet.rows[row]?.[column] ?? null;
}

/** A merged cell holds for all its rows. */
export function withMergedCells(sheet: Sheet): Sheet {
  const tall = sheet.merges.filter(({ startRow, endRow }) => endRow > startRow);
  if (tall.length === 0) return sheet;
  const rows = sheet.rows.map((row) => [...row]);
  for (const { startRow, endRow, startCol } of tall) {
    const value = cellAt(sheet, startRow, startCol);
    for (let row = startRow + 1; row <= Math.min(endRow, rows.length - 1); row += 1) {
      const cells = rows[row];
      if (cells === undefined) continue;
      while (cells.length <= startCol) cells.push(null);
      cells[startCol] = value;
    }
  }
  return { ...sheet, rows };
}

export function textsOf(row: readonly Cell[]): string[] {
  return row.map(tidy).filter((text) => text !== '');
}

/** A, B, … Z, AA: the letters over a column. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}
