import type { Knex } from 'knex';
import type { Viewer } from '../../identity/viewer.ts';
import { pathRange } from '../../offices/area.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import { usualColours } from '../../offices/thresholds.ts';
import { type Day, dayFromNumber, dayNumber } from '../../platform/clock.ts';
import type { Bilingual, Locale, Translate } from '../../platform/i18n.ts';
import type { DisputeType } from '../core/case.ts';
import { mostExported } from './bulk-steps.ts';
import { casePhases, type ListArea, type ListTab, riskLevels } from './list-filter.ts';

/** What the address may hold for a filter. */
export type Holds =
  | { readonly kind: 'day' }
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'choice'; readonly of: readonly string[] };

export type FilterAreas = Pick<AreasService, 'tree' | 'dictionaries'>;

/** For whom and with what words the choices of a filter are made. */
export interface ChoiceWorld {
  readonly value: string | undefined;
  readonly viewer: Viewer;
  readonly t: Translate;
  readonly locale: Locale;
  readonly today: Day;
  readonly areas: Pick<AreasService, 'tree' | 'offices' | 'dictionaries'>;
}
export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

/** Where a filter stands on the page: a field among the first or the further ones, or a note that can be taken off. */
export type Control =
  | {
      readonly at: 'main' | 'more';
      readonly label: Bilingual;
      /** What is offered; without it a day is asked for. */
      readonly choices?: (world: ChoiceWorld) => readonly FilterChoice[];
    }
  | {
      readonly at: 'note';
      readonly notes: Readonly<Record<string, Bilingual>>;
      /** What is said of any other value. */
      readonly note?: Bilingual;
    };

/** What is said of a value that has no field; undefined for one that is not to be said. */
export function noteOf(control: Extract<Control, { at: 'note' }>, value: string): Bilingual | undefined {
  return Object.hasOwn(control.notes, value) ? control.notes[value] : control.note;
}

/** Everything there is to one way of narrowing a list. Pages, API and query read it from here alone. */
export interface FilterSpec<V> {
  /** Name in the address of the page and in the API. */
  readonly param: string;
  readonly holds: Holds;
  /** What the text means; null for what no case could ever be. Without it the text itself is meant. */
  readonly read?: (text: string, areas: FilterAreas) => V | null;
  readonly narrow: (query: Knex.QueryBuilder, value: V, today: Day, soonDays: number) => void;
  readonly control: Control;
  /** Where the API asks in another way: its parameter, and the text that each of its values means here. */
  readonly api?: {
    readonly param: string;
    readonly values: Readonly<Record<string, string | undefined>>;
    readonly hint?: string;
  };
  readonly apiHint?: string;
  /** It tells something of the file: of whom sees the status alone, such cases are left out. */
  readonly isOfFile?: true;
}

/** From so many people on a dispute is one of a group. */
export const collectiveFrom = 5;

const spec = <V>(one: FilterSpec<V>): FilterSpec<V> => one;
const where =
  (column: string, operator: '=' | '<=' | '>=' = '=') =>
  (query: Knex.QueryBuilder, value: string) => {
    query.where(`cases.${column}`, operator, value);
  };

/** All filters of the lists of cases by the name of their value. A new one is an entry here, and nothing else. */
export const filterSpecs = {
  codes: spec<readonly string[]>({
    param: 'codes',
    holds: { kind: 'text', max: 4000 },
    read: (text) => {
      const codes = text.split(',');
      return codes.length <= mostExported && codes.every((code) => /^[\w-]{1,60}$/.test(code)) ? codes : null;
    },
    narrow: (query, codes) => {
      query.whereIn('cases.code', [...codes]);
    },
    control: { at: 'note', notes: {}, note: { zh: '只看选中的案件', en: 'Chosen cases only' } },
    apiHint: 'Codes, separated by commas; at most a hundred',
  }),
  type: spec<DisputeType>({
    param: 'type',
    holds: { kind: 'text', max: 40 },
    read: (text, { dictionaries }) =>
      dictionaries.find('disputeTypes', text) === undefined ? null : (text as DisputeType),
    narrow: where('type'),
    control: {
      at: 'main',
      label: { zh: '纠纷类型', en: 'Type' },
      choices: ({ areas, locale }) => areas.dictionaries.allOptions('disputeTypes', locale),
    },
    apiHint: 'A type of GET /workflows',
  }),
  area: spec<ListArea>({
    param: 'areaCode',
    holds: { kind: 'text', max: 20 },
    read: (text, areas) => listAreaOf(text, areas),
    narrow: (query, { path }) => {
      const [from, to] = pathRange(path);
      query.where('cases.area_path', '>=', from).where('cases.area_path', '<', to);
    },
    control: { at: 'main', label: { zh: '地点', en: 'Place' }, choices: placesBelow },
    apiHint: 'Its whole subtree',
  }),
  phase: spec<string>({
    param: 'state',
    holds: { kind: 'choice', of: casePhases },
    narrow: where('phase'),
    control: {
      at: 'main',
      label: { zh: '环节', en: 'Stage' },
      choices: ({ t }) => casePhases.map((value) => ({ value, label: t(`cases.phases.${value}`) })),
    },
  }),
  registeredFrom: spec<string>({
    param: 'registeredFrom',
    holds: { kind: 'day' },
    narrow: where('registered_on', '>='),
    control: { at: 'main', label: { zh: '登记自', en: 'Registered from' } },
  }),
  registeredTo: spec<string>({
    param: 'registeredTo',
    holds: { kind: 'day' },
    narrow: where('registered_on', '<='),
    control: { at: 'more', label: { zh: '登记至', en: 'Registered to' } },
  }),
  risk: spec<string>({
    param: 'riskLevel',
    holds: { kind: 'choice', of: riskLevels },
    narrow: where('risk'),
    control: {
      at: 'more',
      label: { zh: '风险', en: 'Risk' },
      choices: ({ t }) => riskLevels.map((value) => ({ value, label: t(`cases.risks.${value}`) })),
    },
  }),
  mediatorId: spec<string>({
    param: 'mediator',
    holds: { kind: 'text', max: 60 },
    narrow: where('mediator_id'),
    control: { at: 'more', label: { zh: '调解员', en: 'Mediator' }, choices: mediatorsWithin },
    apiHint: 'Id of a mediator',
  }),
  isResolved: spec<boolean>({
    param: 'resolved',
    holds: { kind: 'choice', of: ['yes', 'no'] },
    read: (text) => text === 'yes',
    narrow: (query, value) => {
      if (value) query.whereNotNull('cases.resolved_at');
      else query.whereNull('cases.resolved_at');
    },
    control: {
      at: 'note',
      notes: {
        yes: { zh: '只看已化解的', en: 'Only resolved ones' },
        no: { zh: '只看未化解的', en: 'Only unresolved ones' },
      },
    },
    api: { param: 'resolved', values: { true: 'yes', yes: 'yes', false: 'no', no: 'no' } },
  }),
  isEnterprise: spec<boolean>({
    param: 'enterprise',
    holds: { kind: 'choice', of: ['yes', 'no'] },
    read: (text) => text === 'yes',
    narrow: (query, value) => {
      const organisations = (parties: Knex.QueryBuilder): void => {
        parties.from('parties').select('parties.id').whereRaw('parties.case_id = cases.id');
        parties.where({ 'parties.kind': 'organisation' }).whereNull('parties.left_at');
      };
      if (value) query.whereExists(organisations);
      else query.whereNotExists(organisations);
    },
    control: {
      at: 'note',
      notes: {
        yes: { zh: '涉企（当事人有单位）', en: 'An organisation is a party' },
        no: { zh: '不涉企', en: 'No organisation is a party' },
      },
    },
    api: { param: 'enterprise', values: { true: 'yes', yes: 'yes', false: 'no', no: 'no' } },
    isOfFile: true,
  }),
  isCollective: spec<boolean>({
    param: 'collective',
    holds: { kind: 'choice', of: ['yes', 'no'] },
    read: (text) => text === 'yes',
    narrow: (query, value) => {
      if (value) query.where('cases.people_count', '>=', collectiveFrom);
      else
        query.where((few) => {
          few.whereNull('cases.people_count').orWhere('cases.people_count', '<', collectiveFrom);
        });
    },
    control: {
      at: 'note',
      notes: {
        yes: {
          zh: `群体性（${collectiveFrom} 人以上）`,
          en: `Collective (${collectiveFrom} people or more)`,
        },
        no: { zh: '非群体性', en: 'Not collective' },
      },
    },
    api: { param: 'collective', values: { true: 'yes', yes: 'yes', false: 'no', no: 'no' } },
    isOfFile: true,
  }),
  due: spec<string>({
    param: 'due',
    holds: { kind: 'choice', of: ['soon', 'overdue'] },
    narrow: dueWithin,
    control: {
      at: 'note',
      notes: {
        soon: { zh: '只看即将到期的', en: 'Only those due soon' },
        overdue: { zh: '只看已逾期的', en: 'Only overdue ones' },
      },
    },
    api: {
      param: 'overdue',
      values: { true: 'overdue', yes: 'overdue', false: undefined, no: undefined },
    },
  }),
} as const;

type Specs = typeof filterSpecs;
export type FilterName = keyof Specs;
export const filterNames = Object.keys(filterSpecs) as readonly FilterName[];

/** The value of each filter that narrows a list. */
export type Narrowing = {
  readonly [Name in FilterName]?: (Specs[Name] extends FilterSpec<infer V> ? V : never) | undefined;
};

/** What a list shows: a tab, words to search for, and all filters; the address of a list page holds it. */
export interface CaseListFilter extends Narrowing {
  readonly tab: ListTab;
  readonly q?: string | undefined;
  /** Days before its end in which a deadline counts as near; the office says how many. */
  readonly soonDays?: number | undefined;
}

/** Tabs ordered by their due day; the others show the newest first. */
export function isByDueDay(filter: CaseListFilter): boolean {
  return filter.tab === 'dueSoon' || filter.tab === 'overdue' || filter.due !== undefined;
}

/** Narrows a query on `cases` by every filter that has a value. */
export function narrowBy(
  query: Knex.QueryBuilder,
  values: Narrowing,
  today: Day,
  soonDays: number = usualColours.soonDays,
): void {
  for (const name of filterNames) {
    const value = values[name];
    // The value of a name fits the filter of that name; the compiler cannot follow the pair through a loop.
    if (value !== undefined) (filterSpecs[name] as FilterSpec<unknown>).narrow(query, value, today, soonDays);
  }
}

/** Whether a filter tells something of the files of what it keeps. */
export function asksForFile(values: Narrowing): boolean {
  return filterNames.some((name) => values[name] !== undefined && 'isOfFile' in filterSpecs[name]);
}

/** Open cases whose clock runs and is over, or will be soon. */
export function dueWithin(query: Knex.QueryBuilder, due: string, today: Day, soonDays: number): void {
  // A suspended case has no running clock.
  query.where({ 'cases.is_open': 1, 'cases.hold': 'none' }).whereNotNull('cases.due_on');
  if (due === 'overdue') query.where('cases.due_on', '<', today);
  else query.whereBetween('cases.due_on', [today, dayFromNumber(dayNumber(today) + soonDays)]);
}

function listAreaOf(code: string, { tree }: FilterAreas): ListArea | null {
  const area = tree.find(code);
  if (area === undefined) return null;
  return {
    path: area.path,
    townCode: tree.ancestorAt(code, 'town')?.code,
    villageCode: tree.ancestorAt(code, 'village')?.code,
  };
}

/** The places directly below the viewer's own, and the one asked for. */
function placesBelow({ value, viewer, areas }: ChoiceWorld): readonly FilterChoice[] {
  const below = areas.tree
    .childrenOf(viewer.areaCode)
    .map(({ code, name }) => ({ value: code, label: name }));
  if (value === undefined || below.some((option) => option.value === value)) return below;
  return [{ value, label: areas.tree.find(value)?.name ?? value }, ...below];
}

function mediatorsWithin({ viewer, areas, today }: ChoiceWorld): readonly FilterChoice[] {
  if (viewer.role === 'mediator' || viewer.role === 'county') return [];
  return areas.offices
    .committeesWithin(viewer.areaCode, today)
    .flatMap((committee) => areas.offices.mediatorsOf(committee.id, today))
    .map(({ id, name }) => ({ value: id, label: name }));
}
