import { z } from 'zod';
import { intField, selectField, textField } from '../../platform/fields/index.ts';
import type { ActionLink, PageHead, Tag } from '../../web/pages/render.ts';
import type { BookKind } from '../office.ts';
import { type Book, type BookRow, bookKinds } from './book.ts';
import { townOptions } from './book-options.ts';
import { stateOf } from './book-service.ts';
import { bookFieldLabels as labels } from './texts.ts';
import { aboutOf, areaCodeOf, areaNameOf, nameOf, type Words } from './words.ts';

const states = ['inForce', 'ended', 'all'] as const;

export const listQuery = z.object({
  q: textField({ label: labels.q, required: false, max: 60 }),
  areaCode: textField({ label: labels.areaCode, required: false, max: 40 }),
  state: selectField({
    label: labels.state,
    required: false,
    options: states.map((value) => ({ value, label: labels.state })),
  }),
  page: intField({ label: labels.page, required: false, min: 1, max: 10_000 }),
});
export type ListQuery = z.infer<typeof listQuery>;

const rowsOfPage = 50;

interface Line {
  readonly href: string;
  readonly name: string;
  readonly about: string;
  readonly area: string;
  readonly since: string;
  readonly until: string;
  readonly state: Tag;
}

export interface BookListPage extends PageHead {
  readonly intro: string;
  readonly action: string;
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly isActive: boolean }[];
  readonly filter: {
    readonly q: string;
    readonly areas: readonly { readonly value: string; readonly label: string; readonly isChosen: boolean }[];
    readonly states: readonly {
      readonly value: string;
      readonly label: string;
      readonly isChosen: boolean;
    }[];
  };
  readonly rows: readonly Line[];
  readonly pager: { readonly total: number; readonly previous?: string; readonly next?: string };
}

/** The links between the lists of all kinds. */
export function kindTabs(active: BookKind, { t }: Words): BookListPage['tabs'] {
  return bookKinds.map((kind) => ({
    href: `/admin/${kind}`,
    label: t(`book.kinds.${kind}`),
    isActive: kind === active,
  }));
}

export function bookListPage(
  book: Book,
  kind: BookKind,
  query: ListQuery,
  words: Words,
  actions: readonly ActionLink[],
): BookListPage {
  const { t } = words;
  const found = searched(book, kind, query, words);
  const pages = Math.max(1, Math.ceil(found.length / rowsOfPage));
  const page = Math.min(query.page ?? 1, pages);
  const state = query.state ?? 'inForce';
  const link = (n: number) => {
    const kept = { q: query.q ?? '', areaCode: query.areaCode ?? '', state, page: String(n) };
    return `/admin/${kind}?${new URLSearchParams(Object.entries(kept).filter(([, value]) => value !== ''))}`;
  };
  return {
    title: t(`book.kinds.${kind}`),
    active: 'offices',
    actions: [...actions, { label: t('exports.open'), href: exportHref(kind, query) }],
    intro: t(`book.intro.${kind}`),
    action: `/admin/${kind}`,
    tabs: kindTabs(kind, words),
    filter: {
      q: query.q ?? '',
      areas: [{ value: '', label: t('book.allAreas') }, ...townOptions(book.tree, book.today)].map((one) => ({
        value: one.value,
        label: typeof one.label === 'string' ? one.label : '',
        isChosen: one.value === (query.areaCode ?? ''),
      })),
      states: states.map((value) => ({ value, label: t(`book.${value}`), isChosen: value === state })),
    },
    rows: found
      .slice((page - 1) * rowsOfPage, page * rowsOfPage)
      .map((row) => lineOf(book, kind, row, words)),
    pager: {
      total: found.length,
      ...(page > 1 && { previous: link(page - 1) }),
      ...(page < pages && { next: link(page + 1) }),
    },
  };
}

/** The rows of a list that its search and filters keep, in its order. */
export function searched(book: Book, kind: BookKind, query: ListQuery, words: Words): BookRow[] {
  const wanted = (query.q ?? '').normalize('NFKC').replace(/\s/g, '');
  const state = query.state ?? 'inForce';
  const rows = book.all(kind) as readonly unknown[] as readonly BookRow[];
  return rows
    .filter(
      (row) =>
        (state === 'all' || (stateOf(row, book.today) === 'ended') === (state === 'ended')) &&
        (query.areaCode === undefined || book.tree.isWithin(areaCodeOf(kind, row, book), query.areaCode)) &&
        `${nameOf(kind, row, book, words)} ${aboutOf(kind, row, book, words)}`
          .replace(/\s/g, '')
          .includes(wanted),
    )
    .map((row) => ({ row, key: `${areaCodeOf(kind, row, book)} ${nameOf(kind, row, book, words)}` }))
    .sort((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ row }) => row);
}

/** The same list as a file. */
function exportHref(kind: BookKind, { q, areaCode, state }: ListQuery): string {
  const kept = Object.entries({ q, areaCode, state }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  );
  const query = new URLSearchParams(kept).toString();
  return `/admin/${kind}/export${query === '' ? '' : `?${query}`}`;
}

const tones = { inForce: 'green', ended: 'neutral', later: 'orange' } as const;

export function stateTag(book: Book, row: BookRow, { t }: Words): Tag {
  const state = stateOf(row, book.today);
  return { text: t(`book.${state}`), tone: tones[state] };
}

function lineOf(book: Book, kind: BookKind, row: BookRow, words: Words): Line {
  return {
    href: `/admin/${kind}/${row.id}`,
    name: nameOf(kind, row, book, words),
    about: aboutOf(kind, row, book, words),
    area: areaNameOf(book, areaCodeOf(kind, row, book)),
    since: row.validFrom,
    until: row.validTo ?? '—',
    state: stateTag(book, row, words),
  };
}
