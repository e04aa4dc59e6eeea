import type { Viewer } from '../../identity/viewer.ts';
import { asDay, type Day, dayFromNumber, dayNumber } from '../../platform/clock.ts';
import { pick } from '../../platform/i18n.ts';
import type { PageHead } from '../../web/pages/render.ts';
import { type FacetCounts, type FacetName, facetNames } from './facets-read-model.ts';
import { filterSpecs, noteOf as noteTextOf } from './filters-read-model.ts';
import { casePhases, riskLevels } from './list-filter.ts';
import { chipsOf, type ListWords, listHref } from './list-page.ts';
import type { CaseListQuery } from './list-query.ts';

interface Value {
  readonly label: string;
  readonly href: string;
  readonly count: string;
}
export interface FacetsPage extends PageHead {
  readonly chips: readonly { readonly text: string; readonly href: string }[];
  readonly facets: readonly { readonly label: string; readonly values: readonly Value[] }[];
  readonly cutText: string | null;
  readonly listHref: string;
}

export interface FacetsInput {
  readonly query: CaseListQuery;
  readonly counts: FacetCounts;
  readonly viewer: Viewer;
  readonly words: ListWords;
}

/** A long list of places or months helps nobody to choose. */
const mostValues = 12;
const mostSaid = 1000;

interface Group {
  readonly label: string;
  /** What of the address narrows to it. */
  readonly set: Readonly<Record<string, string>>;
  readonly count: number;
  readonly order: number;
}

/** The counts beside a list: each leads to the same list, narrowed to it. */
export function facetsPage({ query, counts, viewer, words }: FacetsInput): FacetsPage {
  const { t } = words;
  const { cursor: _cursor, ...kept } = query;
  const countText = (count: number): string => {
    if (count > mostSaid) return t('cases.list.more', { n: mostSaid });
    return counts.isCut ? t('cases.list.more', { n: count }) : String(count);
  };
  const facets = facetNames.flatMap((name) => {
    const groups = groupsOf(name, { query, counts, viewer, words });
    const shown = groups.filter(({ set }) => Object.entries(set).some(([param, to]) => query[param] !== to));
    if (shown.length === 0) return [];
    const values = shown
      .sort((one, other) => one.order - other.order)
      .slice(0, mostValues)
      .map(({ label, set, count }) => ({
        label,
        href: listHref({ ...kept, tab: query.tab ?? 'all', ...set }),
        count: countText(count),
      }));
    return [{ label: t(`cases.list.facets.${name}`), values }];
  });
  return {
    title: t('cases.list.facets.title'),
    active: 'cases',
    breadcrumbs: [
      { label: t('cases.list.title'), href: listHref(kept) },
      { label: t('cases.list.facets.title') },
    ],
    chips: chipsOf(query, viewer, words),
    facets,
    cutText: counts.isCut ? t('cases.list.facets.cut') : null,
    listHref: listHref(kept),
  };
}

function groupsOf(name: FacetName, input: FacetsInput): Group[] {
  const { counts, words } = input;
  const { t, locale, areas } = words;
  const own = counts.counts.filter(({ facet }) => facet === name);
  const simple = (param: string, labelOf: (value: string) => string, orderOf?: readonly string[]): Group[] =>
    own.map(({ value, count }) => ({
      label: labelOf(value),
      set: { [param]: value },
      count,
      order: orderOf === undefined ? -count : orderOf.indexOf(value),
    }));
  const one = (param: string, value: string, label: string): Group[] =>
    own.map(({ count }) => ({ label, set: { [param]: value }, count, order: 0 }));
  const noteOf = (param: string, value: string): string => {
    const { control } = Object.values(filterSpecs).find((spec) => spec.param === param) ?? filterSpecs.due;
    const note = control.at === 'note' ? noteTextOf(control, value) : undefined;
    return note === undefined ? value : pick(note, locale);
  };
  switch (name) {
    case 'type':
      return simple('type', (value) => areas.dictionaryLabel('disputeTypes', value, locale));
    case 'phase':
      return simple('state', (value) => t(`cases.phases.${value}`), casePhases);
    case 'area':
      return areaGroups(input);
    case 'month':
      return own.map(({ value, count }) => ({
        ...monthOf(value),
        count,
        order: -Number(value.replace('-', '')),
      }));
    case 'mediator':
      return simple('mediator', (value) => areas.findPerson(value)?.name ?? t('cases.list.noMediator'));
    case 'risk':
      return simple('riskLevel', (value) => t(`cases.risks.${value}`), riskLevels.toReversed());
    case 'overdue':
      return one('due', 'overdue', t('cases.list.tabs.overdue'));
    case 'enterprise':
    case 'collective':
      return one(name, 'yes', noteOf(name, 'yes'));
  }
}

/** The places directly below the present one; what lies in the present one itself is in none of them. */
function areaGroups({ query, counts, viewer, words: { areas } }: FacetsInput): Group[] {
  const present = areas.tree.find(query['areaCode'] ?? viewer.areaCode);
  if (present === undefined) return [];
  const sums = new Map<string, number>();
  for (const { facet, value, count } of counts.counts) {
    if (facet !== 'area' || !value.startsWith(present.path)) continue;
    const [code = ''] = value.slice(present.path.length).split('/');
    if (code !== '') sums.set(code, (sums.get(code) ?? 0) + count);
  }
  return [...sums].map(([code, count]) => ({
    label: areas.tree.find(code)?.name ?? code,
    set: { areaCode: code },
    count,
    order: -count,
  }));
}

function monthOf(label: string): Pick<Group, 'label' | 'set'> {
  const from: Day = asDay(`${label}-01`);
  const next = dayNumber(from) + 31;
  const to = dayFromNumber(next - Number(dayFromNumber(next).slice(8)));
  return { label, set: { registeredFrom: from, registeredTo: to } };
}
