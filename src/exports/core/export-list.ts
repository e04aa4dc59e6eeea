import { setImmediate } from 'node:timers/promises';
import type { Viewer } from '../../identity/viewer.ts';
import type { Bilingual, Locale, Translate } from '../../platform/i18n.ts';
import type { Cell, ColumnKind } from '../../platform/tables/table.ts';
import type { Access } from '../../web/access.ts';

/** One column a list can be exported with. */
export interface ExportColumn {
  /** By what a choice and an office's own workbook know it; never changes. */
  readonly id: string;
  readonly label: Bilingual;
  readonly kind: ColumnKind;
  readonly width: number;
  /** Columns are chosen by these groups. */
  readonly group: string;
  /** Whether it is among those exported before anybody chose. */
  readonly isUsual: boolean;
}

export interface ExportWords {
  readonly t: Translate;
  readonly locale: Locale;
}

/** One thing that narrows a list, in words; what may name a person is not written into the log. */
export interface FilterWord {
  readonly label: string;
  readonly value: string;
  readonly isPrivate?: true;
}

export interface ExportTools {
  readonly signal?: AbortSignal;
  report(done: number, total: number): void;
}

/** A list as one person has it before him, with its filter. */
export interface OpenedList {
  readonly columns: readonly ExportColumn[];
  /** How many rows; 1001 for more than a thousand, null where nobody counted. */
  readonly count: number | null;
  readonly filter: readonly FilterWord[];
  /** The stretch of time it is about, in words. */
  readonly period?: string;
  /** The list's page with the same filter. */
  readonly href: string;
  /** Its rows in its order with these columns, some at a time. */
  pages(columns: readonly string[], tools: ExportTools): AsyncIterable<readonly (readonly Cell[])[]>;
  /** Objects of which numbers were given in clear, after the pages were read. */
  readonly unmasked?: () => readonly { readonly kind: string; readonly id: string }[];
  /** Single values that an office's workbook may hold besides, by their names. */
  readonly values?: () => Promise<Readonly<Record<string, Cell>>>;
}

export interface OpenOrder {
  readonly viewer: Viewer;
  /** What the address of the list holds, without page and cursor. */
  readonly query: Readonly<Record<string, string>>;
  readonly words: ExportWords;
  /** Telephone and identity numbers in clear. */
  readonly isClear: boolean;
}

/** A list that can be exported: who may, and how it is opened. */
export interface ExportList {
  readonly id: string;
  /** Of the page of its export, under the page of the list. */
  readonly path: string;
  readonly access: Access;
  readonly title: Bilingual;
  /** Entry of the menu that is lit. */
  readonly active: string;
  readonly groups: Readonly<Record<string, Bilingual>>;
  /** Holds numbers of persons, which stand masked unless asked for with the right to. */
  readonly hasNumbers?: true;
  /** @throws BadRequestError for a filter the list does not have, NotFoundError for a list that is not there */
  open(order: OpenOrder): Promise<OpenedList>;
}

/** A column with how its cell follows from a row. */
export interface ColumnOf<Row> extends ExportColumn {
  readonly cell: (row: Row, no: number) => Cell;
}

/** Names the group of columns of a list that has one. */
export const oneGroup = { all: { zh: '栏目', en: 'Columns' } } satisfies Record<string, Bilingual>;

/** A column of a list with one group, exported unless somebody says otherwise. */
export function column<Row>(
  id: string,
  label: Bilingual,
  width: number,
  cell: (row: Row, no: number) => Cell,
  more: Partial<Pick<ExportColumn, 'kind' | 'group' | 'isUsual'>> = {},
): ColumnOf<Row> {
  return { id, label, width, cell, kind: 'text', group: 'all', isUsual: true, ...more };
}

const rowsInATurn = 50;

/** Turns rows into cells of the columns asked for, in the order in which the list declares them. */
export async function* cellsOf<Row>(
  columns: readonly ColumnOf<Row>[],
  asked: readonly string[],
  pages: AsyncIterable<readonly Row[]>,
  { report, signal }: ExportTools,
  total: number,
): AsyncGenerator<Cell[][]> {
  const chosen = columns.filter(({ id }) => asked.includes(id));
  let no = 0;
  for await (const page of pages) {
    signal?.throwIfAborted();
    for (let from = 0; from < page.length; from += rowsInATurn) {
      yield page.slice(from, from + rowsInATurn).map((row) => {
        no += 1;
        return chosen.map(({ cell }) => cell(row, no));
      });
      report(no, Math.max(total, no + 1));
      // Others get their turn.
      await setImmediate();
    }
  }
}

/** A list that is read in one piece. */
export function inOnePiece<Row>(
  columns: readonly ColumnOf<Row>[],
  rows: readonly Row[],
  more: Pick<OpenedList, 'filter' | 'href'>,
): OpenedList {
  async function* pages(): AsyncGenerator<readonly Row[]> {
    for (let from = 0; from < rows.length; from += piece) yield rows.slice(from, from + piece);
  }
  return {
    ...more,
    columns,
    count: rows.length,
    pages: (asked, tools) => cellsOf(columns, asked, pages(), tools, rows.length),
  };
}

const piece = 200;

/** The query of a list without what only says which part of it is shown. */
export function filterOf(query: Readonly<Record<string, unknown>>): Record<string, string> {
  const beside = ['lang', 'cursor', 'limit', 'page'];
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' && !beside.includes(name) ? [[name, value]] : [],
    ),
  );
}

/** An address with what narrows it. */
export function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(query).toString();
  return text === '' ? path : `${path}?${text}`;
}
