import { can } from '../../identity/permissions.ts';
import type { Viewer } from '../../identity/viewer.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { ActionLink, PageHead } from '../../web/pages/render.ts';
import { townRoles } from '../core/access-rule.ts';
import { type CaseListFilter, type ListTab, listTabs } from './list-filter.ts';
import { type CaseListQuery, casePhases, pageSizes, riskLevels } from './list-query.ts';
import { type CaseRow, caseRow, type RowWords } from './list-row.ts';
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
  notes: { text: string; href: string }[];
  rows: CaseRow[];
  emptyText: string;
  emptyActions: ActionLink[];
  pager: { next?: string; total?: string };
  sizes: { text: string; href: string; isChosen: boolean }[];
}

export interface ListPageInput {
  readonly query: CaseListQuery;
  readonly filter: CaseListFilter;
  readonly result: CaseListResult;
  readonly counts: Readonly<Record<ListTab, number>>;
  /** Of what is listed; null while searching by words, where only pages count. */
  readonly total: number | null;
  readonly viewer: Viewer;
  readonly words: RowWords & { readonly areas: Pick<AreasService, 'tree' | 'offices' | 'dictionary'> };
}

type Parameters = Readonly<Record<string, string | undefined>>;

/** The list as the saved view that its address is. */
export function caseListPage(input: ListPageInput): CaseListPage {
  const { query, filter, result, viewer, words, total } = input;
  const { t } = words;
  const rows = result.lines.map((line) => caseRow(line, words));
  return {
    title: t('cases.list.title'),
    breadcrumbs: [{ label: t('cases.list.workbench'), href: '/' }, { label: t('cases.list.title') }],
    active: 'cases',
    actions: startActions(viewer, t),
    tabs: tabsOf(input),
    filters: filtersOf(input),
    notes: notesOf(query, t),
    rows,
    emptyText: emptyText(input),
    emptyActions: startActions(viewer, t),
    pager: {
      ...(result.nextCursor !== null && { next: listHref({ ...query, cursor: result.nextCursor }) }),
      ...(total !== null && { total: countText(total, t) }),
    },
    sizes:
      rows.length < 20 && query.limit === undefined
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
  return `/cases?${new URLSearchParams(filled).toString()}`;
}

function startActions(viewer: Viewer, t: Translate): ActionLink[] {
  if (can(viewer, 'registerCase')) {
    return [{ label: t('cases.list.register'), href: '/cases/new', tone: 'primary' }];
  }
  return can(viewer, 'reportLead')
    ? [{ label: t('cases.list.report'), href: '/report', tone: 'primary' }]
    : [];
}

function tabsOf({ filter, counts, viewer, words: { t } }: ListPageInput): ListTabModel[] {
  return listTabs.map((tab) => ({
    label: t(`cases.list.tabs.${tab === 'all' && townRoles.includes(viewer.role) ? 'allOfTown' : tab}`),
    href: listHref({ tab }),
    count: countText(counts[tab], t),
    isActive: tab === filter.tab,
  }));
}

function filtersOf({ query, filter, viewer, words }: ListPageInput): CaseListPage['filters'] {
  const { t } = words;
  const select = (
    name: 'type' | 'areaCode' | 'state' | 'riskLevel' | 'mediator',
    label: string,
    options: readonly { value: string; label: string }[],
  ): FilterField => ({
    name,
    label: t(`cases.list.${label}`),
    value: query[name] ?? '',
    choices: [{ value: '', label: t('cases.list.any') }, ...options].map((option) => ({
      ...option,
      isChosen: option.value === (query[name] ?? ''),
    })),
  });
  const named = (values: readonly string[], folder: string) =>
    values.map((value) => ({ value, label: t(`cases.${folder}.${value}`) }));
  const day = (name: 'registeredFrom' | 'registeredTo', label: string): FilterField => ({
    name,
    label: t(`cases.list.${label}`),
    value: query[name] ?? '',
    choices: null,
  });
  // A list with one choice besides "all" narrows nothing.
  const isUseful = ({ choices }: FilterField) => choices === null || choices.length > 2;
  const main = [
    select('type', 'type', words.areas.dictionary('disputeTypes', words.locale, words.today)),
    select('areaCode', 'area', areaOptions(query, viewer, words.areas)),
    select('state', 'phase', named(casePhases, 'phases')),
    day('registeredFrom', 'from'),
  ].filter(isUseful);
  const more = [
    day('registeredTo', 'to'),
    select('riskLevel', 'risk', named(riskLevels, 'risks')),
    select('mediator', 'mediator', mediatorOptions(viewer, words)),
  ].filter((field) => isUseful(field) || field.value !== '');
  return {
    q: query.q ?? '',
    main,
    more,
    isMoreOpen: more.some((field) => field.value !== ''),
    hidden: Object.entries({
      tab: filter.tab,
      resolved: query.resolved,
      due: query.due,
      limit: query.limit,
    }).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    resetHref: listHref({ tab: filter.tab }),
  };
}

/** The places directly below the viewer's own, and the one asked for. */
function areaOptions(
  query: CaseListQuery,
  viewer: Viewer,
  areas: Pick<AreasService, 'tree'>,
): { value: string; label: string }[] {
  const below = areas.tree
    .childrenOf(viewer.areaCode)
    .map(({ code, name }) => ({ value: code, label: name }));
  const { areaCode } = query;
  if (areaCode === undefined || below.some((option) => option.value === areaCode)) return below;
  return [{ value: areaCode, label: areas.tree.find(areaCode)?.name ?? areaCode }, ...below];
}

function mediatorOptions(
  viewer: Viewer,
  { areas, today }: ListPageInput['words'],
): { value: string; label: string }[] {
  if (viewer.role === 'mediator' || viewer.role === 'county') return [];
  return areas.offices
    .committeesWithin(viewer.areaCode, today)
    .flatMap((committee) => areas.offices.mediatorsOf(committee.id, today))
    .map(({ id, name }) => ({ value: id, label: name }));
}

/** What narrows the list besides the filters that are seen: each can be taken off. */
function notesOf(query: CaseListQuery, t: Translate): { text: string; href: string }[] {
  const { cursor: _cursor, ...rest } = query;
  return [
    ...(query.resolved === undefined
      ? []
      : [
          {
            text: t(`cases.list.narrowed.resolved${query.resolved === 'yes' ? 'Yes' : 'No'}`),
            href: listHref({ ...rest, resolved: undefined }),
          },
        ]),
    ...(query.due === undefined
      ? []
      : [{ text: t(`cases.list.narrowed.${query.due}`), href: listHref({ ...rest, due: undefined }) }]),
  ];
}

function emptyText({ query, filter, result, words: { t } }: ListPageInput): string {
  if (result.nextCursor !== null) return t('cases.list.empty.more');
  const { tab: _tab, limit: _limit, cursor: _cursor, ...narrowing } = query;
  const isNarrowed = Object.values(narrowing).some((value) => value !== undefined);
  return t(`cases.list.empty.${isNarrowed ? 'filtered' : filter.tab}`);
}
