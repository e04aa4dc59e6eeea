import type { Viewer } from '../../identity/viewer.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { type Instant, legalDay } from '../../platform/clock.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { Tag } from '../../web/pages/render.ts';
import { seesStatusOnly } from '../core/reading-rule.ts';
import { type CaseRow, caseRow, type RowWords } from './list-row.ts';
import type { FoundLine } from './search-read-model.ts';

export type ColumnWords = RowWords & { readonly areas: Pick<AreasService, 'findCommittee'> };

/** What stands in a cell; `title` and `due` are drawn from the row itself. */
export type ListCell =
  | { readonly is: 'title' }
  | { readonly is: 'due' }
  | { readonly is: 'tag'; readonly tag: Tag | null }
  | { readonly is: 'text'; readonly text: string };

interface CellSource {
  readonly line: FoundLine;
  readonly row: CaseRow;
  readonly words: ColumnWords;
}

interface ListColumn {
  /** By what the address and a saved view know it, and its heading; never changes. */
  readonly id: string;
  /** Whether it stands in the list before anybody chose. */
  readonly isUsual: boolean;
  readonly look: string;
  /** On a phone, where each row is a card: has a line of its own, or a label, or is left out of the usual ones. */
  readonly onPhone?: 'wide' | 'labelled' | 'hidden';
  /** Tells something of the file: empty for whom sees the status of a case alone. */
  readonly isOfFile?: true;
  readonly cell: (source: CellSource) => ListCell;
}

const text = (of: (source: CellSource) => string | null): ListColumn['cell'] => {
  return (source) => ({ is: 'text', text: of(source) ?? '—' });
};
const dayOf = (at: Instant | null): string | null => (at === null ? null : legalDay(at));

/** Every column the lists of cases can have, in the order in which they stand. A new one is an entry here and its heading. */
const listColumns: readonly ListColumn[] = [
  {
    ...{ id: 'number', isUsual: true, look: 'small nowrap', onPhone: 'wide' },
    cell: text(({ row }) => row.number),
  },
  { id: 'code', isUsual: false, look: 'small nowrap', cell: text(({ row }) => row.code) },
  { id: 'title', isUsual: true, look: '', onPhone: 'wide', cell: () => ({ is: 'title' }) },
  {
    ...{ id: 'type', isUsual: true, look: 'nowrap', onPhone: 'hidden' },
    cell: text(({ row }) => row.type),
  },
  {
    ...{ id: 'town', isUsual: false, look: 'nowrap' },
    cell: text(({ line, words }) => words.areas.findArea(line.townCode)?.name ?? line.townCode),
  },
  { id: 'area', isUsual: true, look: '', onPhone: 'labelled', cell: text(({ row }) => row.area) },
  { id: 'phase', isUsual: true, look: '', cell: ({ row }) => ({ is: 'tag', tag: row.phase }) },
  { id: 'due', isUsual: true, look: 'nowrap', cell: () => ({ is: 'due' }) },
  { id: 'risk', isUsual: false, look: '', cell: ({ row }) => ({ is: 'tag', tag: row.risk }) },
  {
    ...{ id: 'mediator', isUsual: true, look: 'nowrap', onPhone: 'hidden' },
    cell: text(({ row }) => row.mediator),
  },
  {
    ...{ id: 'committee', isUsual: false, look: '' },
    cell: text(({ line: { committeeId }, words }) =>
      committeeId === null ? null : (words.areas.findCommittee(committeeId)?.name ?? null),
    ),
  },
  {
    ...{ id: 'channel', isUsual: true, look: 'small', onPhone: 'hidden' },
    cell: text(({ row }) => row.channel),
  },
  {
    ...{ id: 'people', isUsual: false, look: 'nowrap', isOfFile: true },
    cell: text(({ line: { peopleCount } }) => (peopleCount === null ? null : String(peopleCount))),
  },
  {
    ...{ id: 'occurred', isUsual: false, look: 'small nowrap', isOfFile: true },
    cell: text(({ line }) => line.occurredOn),
  },
  {
    ...{ id: 'registered', isUsual: true, look: 'small nowrap', onPhone: 'hidden' },
    cell: text(({ row }) => row.registered),
  },
  {
    ...{ id: 'accepted', isUsual: false, look: 'small nowrap', isOfFile: true },
    cell: text(({ line }) => dayOf(line.acceptedAt)),
  },
  {
    ...{ id: 'resolved', isUsual: false, look: 'small nowrap', isOfFile: true },
    cell: text(({ line }) => dayOf(line.resolvedAt)),
  },
];

/** Without it there is no way to a case. */
const fixedColumn = 'title';
const choosable = listColumns.filter(({ id }) => id !== fixedColumn);
const usualIds = choosable.filter(({ isUsual }) => isUsual).map(({ id }) => id);

/** Names that a chooser sends for its columns. */
export const columnIds = choosable.map(({ id }) => id);

/** Whether a text of the address names columns of the list, each once. */
export function isColumnsText(value: string): boolean {
  const ids = value.split(',');
  return ids.every((id) => columnIds.includes(id)) && new Set(ids).size === ids.length;
}

/** What the address says of chosen columns; undefined for the usual ones, of which it says nothing. */
export function columnsText(ids: readonly string[]): string | undefined {
  const chosen = columnIds.filter((id) => ids.includes(id));
  return chosen.length === 0 || chosen.join() === usualIds.join() ? undefined : chosen.join();
}

export interface ListTable {
  readonly heads: readonly {
    readonly label: string;
    readonly look: string;
    readonly phoneLabel: string | null;
  }[];
  readonly rows: readonly (CaseRow & { readonly cells: readonly ListCell[] })[];
}

/** Lines as a table with the columns of the address, the usual ones where it names none. */
export function listTable(
  lines: readonly FoundLine[],
  chosen: string | undefined,
  viewer: Pick<Viewer, 'role'>,
  words: ColumnWords,
): ListTable {
  const ids = chosen?.split(',') ?? usualIds;
  const columns = listColumns.filter(({ id }) => id === fixedColumn || ids.includes(id));
  const { t } = words;
  return {
    heads: columns.map(({ id, look, onPhone }) => {
      // Who chose a column wants it on the phone too.
      const place = onPhone === 'hidden' && chosen !== undefined ? undefined : onPhone;
      const phoneClass = place === 'wide' ? 'wide' : place === 'hidden' ? 'phone-hidden' : '';
      const isLabelled = place === 'labelled' || (chosen !== undefined && place === undefined);
      const label = t(`cases.listColumns.heads.${id}`);
      return { label, look: `${look} ${phoneClass}`.trim(), phoneLabel: isLabelled ? label : null };
    }),
    rows: lines.map((line) => {
      const row = caseRow(line, words);
      const cells = columns.map(
        (one): ListCell =>
          one.isOfFile && seesStatusOnly(viewer, line)
            ? { is: 'text', text: '—' }
            : one.cell({ line, row, words }),
      );
      return { ...row, cells };
    }),
  };
}

export interface ColumnChoice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

/** Every column to choose from. */
export function columnChoices(chosen: string | undefined, t: Translate): ColumnChoice[] {
  const ids = chosen?.split(',') ?? usualIds;
  return columnIds.map((value) => ({
    value,
    label: t(`cases.listColumns.heads.${value}`),
    isChosen: ids.includes(value),
  }));
}
