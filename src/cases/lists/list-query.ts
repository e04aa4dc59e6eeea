import { z } from 'zod';
import { BadRequestError } from '../../platform/errors.ts';
import { dayField, selectField, textField } from '../../platform/fields/index.ts';
import {
  type CaseListFilter,
  type FilterAreas,
  type FilterSpec,
  filterNames,
  filterSpecs,
  type Holds,
  type Narrowing,
} from './filters-read-model.ts';
import { isColumnsText } from './list-columns.ts';
import { type ListTab, listTabs } from './list-filter.ts';
import { listText } from './texts.ts';

export const pageSizes = ['20', '50', '100'] as const;

const label = listText('q');
const oneOf = <const V extends string>(values: readonly V[]) =>
  selectField({ label, options: values.map((value) => ({ value, label })), required: false });
const text = (max: number) => textField({ label, max, required: false });

function fieldOf(holds: Holds): z.ZodType<string | undefined> {
  if (holds.kind === 'day') return dayField({ label, required: false });
  return holds.kind === 'text' ? text(holds.max) : oneOf(holds.of);
}

/** Every filter in turn; what a caller asks of one holds for any value it may have. */
export const allFilters: readonly (readonly [name: keyof Narrowing, spec: FilterSpec<unknown>])[] =
  filterNames.map((name) => [name, filterSpecs[name] as FilterSpec<unknown>]);

/** What the address of the list may hold; anything else is a broken link. */
export const caseListQuery = z.strictObject({
  tab: oneOf(listTabs),
  q: text(100),
  limit: oneOf(pageSizes),
  cols: text(300).refine((cols) => cols === undefined || isColumnsText(cols)),
  cursor: text(1000),
  ...Object.fromEntries(allFilters.map(([, { param, holds }]) => [param, fieldOf(holds)])),
});
export type CaseListQuery = {
  readonly tab?: (typeof listTabs)[number] | undefined;
  readonly q?: string | undefined;
  readonly limit?: (typeof pageSizes)[number] | undefined;
  /** Columns, separated by commas. */
  readonly cols?: string | undefined;
  readonly cursor?: string | undefined;
} & { readonly [param: string]: string | undefined };

/** What says how a list is shown, not which cases it holds. */
const beside: readonly string[] = ['tab', 'limit', 'cols', 'cursor'];

/** Whether anything but the tab narrows a list. */
export function isNarrowed(query: CaseListQuery): boolean {
  return Object.entries(query).some(([name, value]) => value !== undefined && !beside.includes(name));
}

/**
 * What every filter says, read from texts by parameter. `refuse` is told the parameter of a text that no case could
 * ever meet, and throws.
 */
export function narrowingOf(
  texts: Readonly<Record<string, string | undefined>>,
  areas: FilterAreas,
  refuse: (param: string, text: string) => never,
): Narrowing {
  const values = allFilters.flatMap(([name, { param, read }]) => {
    const given = texts[param];
    if (given === undefined) return [];
    const value = read === undefined ? given : read(given, areas);
    return [[name, value ?? refuse(param, given)] as const];
  });
  return Object.fromEntries(values);
}

/**
 * Who narrows a list means everything he may see, unless a tab was asked for.
 * @throws BadRequestError for a type or a place that never was
 */
export function listFilterOf(query: CaseListQuery, areas: FilterAreas): CaseListFilter {
  return {
    tab: query.tab ?? (isNarrowed({ ...query, due: undefined }) ? 'all' : 'todo'),
    q: query.q,
    ...narrowingOf(query, areas, (field) => {
      throw new BadRequestError('badParameter', { field });
    }),
  };
}

/**
 * What a list begins with wherever it is opened again: tab, filters, columns and rows a page. Words searched for may
 * name a person and are left out, as is the place in the list.
 */
export function keptOf(query: CaseListQuery, tab: ListTab): Record<string, string> {
  const { q: _q, cursor: _cursor, ...rest } = query;
  const filled = Object.entries({ ...rest, tab }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(filled.sort(([one], [other]) => (one < other ? -1 : 1))) as Record<
    string,
    string
  >;
}

/** Whether the list still knows what an address holds: words of dictionaries and places may be gone by now. */
export function isOpenable(kept: Readonly<Record<string, string>>, areas: FilterAreas): boolean {
  const parsed = caseListQuery.safeParse(kept);
  if (!parsed.success) return false;
  try {
    listFilterOf(parsed.data, areas);
    return true;
  } catch (error) {
    if (error instanceof BadRequestError) return false;
    throw error;
  }
}
