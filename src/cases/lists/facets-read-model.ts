import type { Knex } from 'knex';
import type { Viewer } from '../../identity/viewer.ts';
import type { Day } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { reachesOf } from '../core/access-read-model.ts';
import { mayBeStatusOnly } from '../core/reading-rule.ts';
import { type CaseListFilter, collectiveFrom, isByDueDay } from './filters-read-model.ts';
import { narrowed } from './list-read-model.ts';

/** By what the cases of a list are counted apart, in the order in which it is shown. */
export const facetNames = [
  'type',
  'phase',
  'area',
  'month',
  'mediator',
  'risk',
  'overdue',
  'enterprise',
  'collective',
] as const;
export type FacetName = (typeof facetNames)[number];

export interface FacetCount {
  readonly facet: FacetName;
  /** A path of an area, a month as 2026-11, yes or no, else what the column holds. */
  readonly value: string;
  readonly count: number;
}
export interface FacetCounts {
  readonly counts: readonly FacetCount[];
  /** Whether there are more than were counted: the counts are then of the first ones alone. */
  readonly isCut: boolean;
}

/** So many are counted, in the order of the list; a case more costs no more. */
const mostCounted = 5000;

const yes = (condition: string): string => `case when ${condition} then 'yes' end`;
const columnOf: Readonly<Record<FacetName, string>> = {
  type: 'cases.type',
  phase: 'cases.phase',
  area: 'cases.area_path',
  month: 'substr(cast(cases.registered_on as text), 1, 7)',
  mediator: 'cases.mediator_id',
  risk: 'cases.risk',
  overdue: yes("cases.is_open = 1 and cases.hold = 'none' and cases.due_on < ?"),
  enterprise: yes(
    "exists (select 1 from parties where parties.case_id = cases.id and parties.kind = 'organisation' and parties.left_at is null)",
  ),
  collective: yes(`cases.people_count >= ${collectiveFrom}`),
};
/** What only who reads the file is told. */
const ofFile: readonly FacetName[] = ['enterprise', 'collective'];

/**
 * Counts the cases of a list apart, in one round trip: those the person may open and the filter keeps, with `ids` only
 * those among them.
 */
export async function countFacets(
  db: Db,
  viewer: Viewer,
  filter: CaseListFilter,
  today: Day,
  { ids, most = mostCounted }: { readonly ids?: readonly string[]; readonly most?: number } = {},
): Promise<FacetCounts> {
  const facets = facetNames.filter((name) => !(mayBeStatusOnly(viewer) && ofFile.includes(name)));
  const [first, ...others] = reachesOf(viewer).map((reach) => {
    const query = narrowed(db, viewer, filter, today, reach).select('cases.id');
    for (const name of facets) {
      query.select(db.raw(`${columnOf[name]} as ${name}`, name === 'overdue' ? [today] : []));
    }
    if (ids !== undefined) query.whereIn('cases.id', [...ids]);
    query.orderBy(isByDueDay(filter) ? ['due_on', 'id'] : newestFirst).limit(most + 1);
    return db.select('*').from(query.as(reach));
  });
  if (first === undefined) return { counts: [], isCut: false };
  // A union holds each case once.
  for (const other of others) first.union(other);
  const listed = db.select('*').from(first.as('every')).limit(most);
  const total = db
    .select(db.raw("'total' as facet"), db.raw("'' as value"), db.raw('count(*) as n'))
    .from(first.clone().as('all_of_them'));
  const rows: { facet: FacetName | 'total'; value: string; n: number | string }[] = await db
    .with('listed', listed)
    .select('*')
    .from(total.unionAll(facets.map((name) => grouped(db, name))).as('counted'));
  const all = Number(rows.find(({ facet }) => facet === 'total')?.n ?? 0);
  return {
    counts: rows.flatMap(({ facet, value, n }) =>
      facet === 'total' ? [] : [{ facet, value, count: Number(n) }],
    ),
    isCut: all > most,
  };
}

const newestFirst = [
  { column: 'registered_at', order: 'desc' as const },
  { column: 'id', order: 'desc' as const },
];

function grouped(db: Db, name: FacetName): Knex.QueryBuilder {
  return db('listed')
    .select(db.raw('? as facet', [name]), db.raw('?? as value', [name]), db.raw('count(*) as n'))
    .whereNotNull(name)
    .groupBy(name);
}
