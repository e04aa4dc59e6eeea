import type { Tag } from '../../web/pages/render.ts';

type Cell = string | Tag;

/** A card of the case page that is one table; drawn by `cases/table-panel`. */
export interface TablePanel {
  readonly key: string;
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly { readonly text: string; readonly tag: Tag | null }[])[];
}

/** The card, or null when there is nothing to show; texts are `title` and one for each column. */
export function tablePanel(
  key: string,
  text: (key: string) => string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): TablePanel | null {
  if (rows.length === 0) return null;
  return {
    key,
    title: text('title'),
    head: columns.map(text),
    rows: rows.map((row) =>
      row.map((cell) =>
        typeof cell === 'string' ? { text: cell, tag: null } : { text: cell.text, tag: cell },
      ),
    ),
  };
}
