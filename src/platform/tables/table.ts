import { formatDecimal } from '../decimal.ts';
import { formatYuan } from '../money.ts';

/** What stands in a column: the cell is words, a day, a moment of legal time, fen, a whole number, a share of one. */
export type ColumnKind = 'text' | 'day' | 'moment' | 'money' | 'number' | 'rate';
/** Words, `2026-11-24`, `2026-11-24 09:05`, fen, a count or a share; null where there is nothing to say. */
export type Cell = string | number | null;

export interface TableColumn {
  readonly heading: string;
  readonly kind: ColumnKind;
  /** In characters of Latin text; one Chinese character takes two. */
  readonly width: number;
}

/** A list or a table of figures as it is about to become a file. */
export interface Table {
  readonly title: string;
  /** What narrows it, who made it and when: stands under the title where the file has room for it. */
  readonly notes: readonly string[];
  readonly columns: readonly TableColumn[];
}
/** Rows as they are read, so many at a time. */
export type TableRows = Iterable<readonly (readonly Cell[])[]> | AsyncIterable<readonly (readonly Cell[])[]>;

/** A cell for people: money with its thousands, a share in per cent. */
export function shownCell(cell: Cell, kind: ColumnKind): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return cell;
  if (kind === 'money') return formatYuan(cell);
  return kind === 'rate' ? `${formatDecimal(Math.round(cell * 10_000), 2, false)}%` : String(cell);
}

/** The same for programs that read it: numbers without thousands. */
export function plainCell(cell: Cell, kind: ColumnKind): string {
  return typeof cell === 'number' && kind === 'money' ? formatDecimal(cell, 2, false) : shownCell(cell, kind);
}
