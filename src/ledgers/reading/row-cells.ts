import { type Cell, isErrorValue, saysNothing, tidy } from '../values/cell.ts';
import type { LedgerField } from './fields.ts';
import type { LedgerColumn } from './headings.ts';
import type { FlagCode, RejectCode, Remark } from './ledger-row.ts';

/** The cells of one row by what they mean, and what there is to remark about them. */
export class RowCells {
  readonly rejected: Remark<RejectCode>[] = [];
  readonly flags: Remark<FlagCode>[] = [];
  readonly #cells: readonly Cell[];
  readonly #columns: ReadonlyMap<LedgerField, LedgerColumn>;

  constructor(cells: readonly Cell[], columns: ReadonlyMap<LedgerField, LedgerColumn>) {
    this.#cells = cells;
    this.#columns = columns;
  }

  has(field: LedgerField): boolean {
    return this.#columns.has(field);
  }

  cell(field: LedgerField): Cell {
    const column = this.#columns.get(field);
    return column === undefined ? null : (this.#cells[column.index] ?? null);
  }

  unit(field: LedgerField): 1 | 10_000 {
    return this.#columns.get(field)?.unit ?? 1;
  }

  /** Null where nothing is said; an error value says nothing. */
  text(field: LedgerField): string | null {
    const cell = this.cell(field);
    const text = tidy(cell);
    return saysNothing(text) || isErrorValue(cell) ? null : text;
  }

  isError(field: LedgerField): boolean {
    return isErrorValue(this.cell(field));
  }

  /** All that the row says, for words that may stand anywhere. */
  whole(): string {
    return this.#cells.map(tidy).join(' ');
  }

  reject(code: RejectCode, field: LedgerField | null, detail?: string | null): void {
    this.rejected.push(this.#remark(code, field, detail));
  }

  flag(code: FlagCode, field: LedgerField | null, detail?: string | null): void {
    this.flags.push(this.#remark(code, field, detail));
  }

  #remark<Code extends string>(code: Code, field: LedgerField | null, detail?: string | null): Remark<Code> {
    const column = field === null ? undefined : this.#columns.get(field);
    const cell = field === null ? null : tidy(this.cell(field));
    return {
      code,
      field,
      heading: column === undefined ? null : column.heading,
      cell: cell === '' ? null : cell,
      ...(detail ? { detail } : {}),
    };
  }
}
