import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { pick, type Translate } from '../../platform/i18n.ts';
import { type Pager, pagerOf } from '../../web/pages/pager.ts';
import type { ActionLink, PageHead } from '../../web/pages/render.ts';
import { townRoles } from '../core/access-rule.ts';
import { bulkSteps, mayTake, mostInBulk } from './bulk-steps.ts';
import { type CaseListFilter, type FilterSpec, noteOf } from './filters-read-model.ts';
import {
  type ColumnChoice,
  type ColumnWords,
  columnChoices,
  type ListTable,
  listTable,
} from './list-columns.ts';
import { type ListTab, listTabs } from './list-filter.ts';
import { allFilters, type CaseListQuery, isNarrowed, keptOf, pageSizes } from './list-query.ts';
import type { CaseListResult } from './list-service.ts';

export interface ListTabModel {
  label: string;
  href: string;
  count: string;
  isActive: boolean;
}
interface Choice {
  value: string;
  label: string;
  isChosen: boolean;
}
/** A list to choose from, or without one a day. */
interface FilterField {
  name: string;
  label: string;
  value: string;
  choices: Choice[] | null;
}
export interface CaseListPage extends PageHead {
  tabs: ListTabModel[];
  filters: {
    q: string;
    main: FilterField[];
    more: FilterField[];
    isMoreOpen: boolean;
    hidden: { name: string; value: string }[];
    resetHref: string;
  };
  chips: { text: string; href: string }[];
  /** Where the cases listed are counted apart; null when there are none. */
  facetsHref: string | null;
  /** Views this person saved, and where the present one is saved. */
  views: {
    links: { label: string; href: string; isCurrent: boolean }[];
    saveHref: string;
    manageHref: string;
  };
  table: ListTable;
  /** Columns to choose from; null for an empty list. */
  chooser: {
    choices: ColumnChoice[];
    hidden: { name: string; value: string }[];
    usualHref: string | null;
  } | null;
  /** What can be done with the cases ticked; null for an empty list. */
  bulk: { steps: { action: string; label: string }[]; hint: string } | null;
  emptyText: string;
  pager: Pager & { total?: string };
  sizes: { text: string; href: string; isChosen: boolean }[];
}

export type ListWords = ColumnWords & {
  readonly areas: Pick<AreasService, 'tree' | 'offices' | 'dictionaries'>;
};

/** A list of cases somebody keeps under a name. */
export interface SavedView {
  readonly id: string;
  readonly name: string;
  /** What the address of the list holds, as `keptOf` gives it. */
  readonly query: Readonly<Record<string, string>>;
  /** Whether lists of cases begin with it. */
  readonly isStart: boolean;
}

export interface ListPageInput {
  readonly query: CaseListQuery;
  readonly filter: CaseListFilter;
  readonly result: CaseListResult;
  readonly counts: Readonly<Record<ListTab, number>>;
  /** Of what is listed; null while searching by words, where only pages count. */
  readonly total: number | null;
  readonly viewer: Viewer;
  readonly views: readonly SavedView[];
  readonly words: ListWords;
}

type Parameters = Readonly<Record<string, string | undefined>>;

/** The list that its address describes. */
export function caseListPage(input: ListPageInput): CaseListPage {
  const { query, filter, result, viewer, words, total } = input;
  const { t } = words;
  const isEmpty = result.lines.length === 0;
  return {
    title: t('cases.list.title'),
    breadcrumbs: [{ label: t('cases.list.workbench'), href: '/' }, { label: t('cases.list.title') }],
    active: 'cases',
    actions: [...startActions(viewer, t), ...exportActions(input), ...numberActions(viewer, t)],
    tabs: tabsOf(input),
    filters: filtersOf(input),
    chips: chipsOf(query, viewer, words),
    facetsHref: isEmpty
      ? null
      : listHref({ ...query, tab: filter.tab, cursor: undefined, limit: undefined }).replace(
          '/cases',
          '/cases/facets',
        ),
    views: viewsOf(input),
    table: listTable(result.lines, query.cols, viewer, words),
    chooser: isEmpty ? null : chooserOf(input),
    bulk: isEmpty ? null : bulkOf(viewer, t),
    emptyText: emptyText(input),
    pager: {
      ...pagerOf(result, (cursor) => listHref({ ...query, cursor })),
      ...(total !== null && { total: countText(total, t) }),
    },
    sizes:
      result.lines.length < 20 && query.limit === undefined
        ? []
        : pageSizes.map((size) => ({
            text: size,
            href: listHref({ ...query, tab: filter.tab, limit: size, cursor: undefined }),
            isChosen: size === (query.limit ?? '20'),
          })),
  };
}

/** 1000+ for more than were counted. */
export function countText(count: number, t: Translate): string {
  return count > 1000 ? t('cases.list.more', { n: 1000 }) : String(count);
}

export function listHref(parameters: Parameters): string {
  const filled = Object.entries(parameters).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, value]],
  );
  return filled.length === 0 ? '/cases' : `/cases?${new URLSearchParams(filled).toString()}`;
}

/** A view is the current one when the address says what it says, and nothing besides. */
function viewsOf({ query, filter, views }: ListPageInput): CaseListPage['views'] {
  const kept = keptOf(query, filter.tab);
  const isCurrent = (view: SavedView): boolean =>
    query.q === undefined && JSON.stringify(view.query) === JSON.stringify(kept);
  return {
    links: views.map((view) => ({
      label: view.name,
      href: listHref(view.query),
      isCurrent: isCurrent(view),
    })),
    saveHref: listHref({ ...kept, ...(query.q !== undefined && { searched: 'yes' }) }).replace(
      '/cases',
      '/cases/views/new',
    ),
    manageHref: '/cases/views',
  };
}

function chooserOf({ query, filter, words }: ListPageInput): CaseListPage['chooser'] {
  const { cols, cursor: _cursor, ...rest } = query;
  const asked = { ...rest, tab: filter.tab };
  return {
    choices: columnChoices(cols, words.t),
    hidden: Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    usualHref: cols === undefined ? null : listHref(asked),
  };
}

function startActions(viewer: Viewer, t: Translate): ActionLink[] {
  if (can(viewer, 'registerCase')) {
    return [{ label: t('cases.list.register'), href: '/cases/new', tone: 'primary' }];
  }
  return can(viewer, 'reportLead')
    ? [{ label: t('cases.list.report'), href: '/report', tone: 'primary' }]
    : [];
}

/** The steps this person's role may take with many cases, and the export of those ticked. */
function bulkOf(viewer: Viewer, t: Translate): CaseListPage['bulk'] {
  const steps = bulkSteps.filter((step) => mayTake(viewer, step)).map(({ event }) => event);
  return {
    steps: [...steps, 'export' as const].map((event) => ({
      action: `/cases/bulk/${event}`,
      label: t(`cases.list.bulk.${event}`),
    })),
    hint: t('cases.list.bulk.hint', { n: mostInBulk }),
  };
}

/** Numbers of persons are asked for on a page of their own: they stand in no address. */
function numberActions(viewer: Viewer, t: Translate): ActionLink[] {
  return can(viewer, 'searchByIdNumber') ? [{ label: t('cases.list.byNumber'), href: '/cases/numbers' }] : [];
}

/** The list as a file; the address carries the same filters. */
function exportActions({ query, result, words: { t } }: ListPageInput): ActionLink[] {
  if (result.lines.length === 0) return [];
  const href = listHref({ ...query, cursor: undefined, limit: undefined }).replace('/cases', '/cases/export');
  return [{ label: t('cases.export.open'), href }];
}

export function tabLabel(tab: ListTab, viewer: Pick<Viewer, 'role'>, t: Translate): string {
  return t(`cases.list.tabs.${tab === 'all' && townRoles.includes(viewer.role) ? 'allOfTown' : tab}`);
}

function tabsOf({ query, filter, counts, viewer, words: { t } }: ListPageInput): ListTabModel[] {
  return listTabs.map((tab) => ({
    label: tabLabel(tab, viewer, t),
    href: listHref({ tab, cols: query.cols }),
    count: countText(counts[tab], t),
    isActive: tab === filter.tab,
  }));
}

function filtersOf(input: ListPageInput): CaseListPage['filters'] {
  const { query, filter } = input;
  const at = (place: 'main' | 'more') => allFilters.flatMap(([, spec]) => fieldOf(spec, place, input));
  const main = at('main').filter(isUseful);
  const more = at('more').filter((field) => isUseful(field) || field.value !== '');
  const notes = allFilters.flatMap(([, { param, control }]) => (control.at === 'note' ? [param] : []));
  const hidden = ['limit', 'cols', ...notes].map((name) => [name, query[name]] as const);
  return {
    q: query.q ?? '',
    main,
    more,
    isMoreOpen: more.some((field) => field.value !== ''),
    hidden: [['tab', filter.tab] as const, ...hidden].flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, value }],
    ),
    resetHref: listHref({ tab: filter.tab, cols: query.cols }),
  };
}

/** A list with one choice besides "all" narrows nothing. */
const isUseful = ({ choices }: FilterField): boolean => choices === null || choices.length > 2;

function fieldOf(
  { param, control }: FilterSpec<unknown>,
  place: 'main' | 'more',
  { query, viewer, words }: ListPageInput,
): FilterField[] {
  if (control.at !== place) return [];
  const value = query[param] ?? '';
  const choices = control.choices?.({ ...words, viewer, value: query[param] });
  const any = { value: '', label: words.t('cases.list.any') };
  return [
    {
      name: param,
      label: pick(control.label, words.locale),
      value,
      choices:
        choices === undefined
          ? null
          : [any, ...choices].map((option) => ({ ...option, isChosen: option.value === value })),
    },
  ];
}

/** Everything that narrows the list: each can be taken off. */
export function chipsOf(
  query: CaseListQuery,
  viewer: Viewer,
  words: ListWords,
): { text: string; href: string }[] {
  const { cursor: _cursor, ...rest } = query;
  const { t, locale } = words;
  const chip = (param: string, text: string) => ({
    text,
    href: listHref({ ...rest, tab: query.tab ?? 'all', [param]: undefined }),
  });
  const ofFilters = allFilters.flatMap(([, { param, control }]) => {
    const value = query[param];
    if (value === undefined) return [];
    if (control.at === 'note') {
      const note = noteOf(control, value);
      return note === undefined ? [] : [chip(param, pick(note, locale))];
    }
    const known = control.choices?.({ ...words, viewer, value }).find((one) => one.value === value)?.label;
    const label = known ?? words.areas.findPerson(value)?.name ?? value;
    return [chip(param, t('cases.list.chip', { name: pick(control.label, locale), value: label }))];
  });
  const { q } = query;
  return q === undefined
    ? ofFilters
    : [chip('q', t('cases.list.chip', { name: t('cases.list.q'), value: q })), ...ofFilters];
}

function emptyText({ query, filter, result, words: { t } }: ListPageInput): string {
  if (result.nextCursor !== null) return t('cases.list.empty.more');
  return t(`cases.list.empty.${isNarrowed(query) ? 'filtered' : filter.tab}`);
}
