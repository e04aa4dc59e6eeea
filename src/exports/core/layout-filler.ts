import type { Viewer } from '../../identity/viewer.ts';
import type { Day } from '../../platform/clock.ts';
import type { Cell, ColumnKind } from '../../platform/tables/table.ts';

/** What an office's own workbook is filled with. */
export interface LayoutData {
  readonly columns: readonly { readonly id: string; readonly kind: ColumnKind; readonly label: string }[];
  readonly rows: readonly (readonly Cell[])[];
  readonly values: Readonly<Record<string, Cell>>;
  readonly maker: string;
  readonly filter: string;
  /** The stretch of time the list is about, as far as its filter says one. */
  readonly period: string;
  readonly day: Day;
}

/** Workbooks of offices, as an export needs them. */
export interface LayoutFiller {
  /** Those that serve this person's office for a list today. */
  offered(viewer: Viewer, list: string): Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** @throws NotFoundError for one that is not offered */
  fill(viewer: Viewer, list: string, id: string, data: LayoutData): Promise<Buffer>;
}
