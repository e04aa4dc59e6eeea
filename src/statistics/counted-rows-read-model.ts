import type { Knex } from 'knex';
import { pathRange } from '../offices/area.ts';
import { startOfLegalDay } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { FigureFilter, FigurePart } from './figure-filter.ts';
import type { Beginning, Counted } from './indicators/indicator.ts';
import {
  type Joiner,
  joinedCaseIds,
  joinedProceedingIds,
  joinerOf,
  type Reach,
} from './joint-cases-read-model.ts';
import { nextDay } from './statistics-query.ts';

/** A column, or where it may be of a former home an expression over both. */
export type Place = string | Knex.Raw<string>;

/** The place of a dispute in the figures: that of its row, over the map of then the one it had when it was counted. */
export interface Places {
  readonly areaCode: Place;
  readonly areaPath: Place;
  readonly town: Place;
  readonly village: Place;
  readonly committeeOf: (rows: Counted['rows']) => Place;
}

const own: Places = {
  areaCode: 'cases.area_code',
  areaPath: 'cases.area_path',
  town: 'cases.town_code',
  village: 'cases.village_code',
  committeeOf: (rows) => `${rows}.committee_id`,
};

/** Read together with `rowsIn`, which joins what they need. */
export function placesOf(db: Db, { map }: FigureFilter): Places {
  if (!looksBack(map)) return own;
  const either = (column: string) =>
    db.raw<string>('coalesce(??, ??)', [`homes.${column}`, `cases.${column}`]) as Knex.Raw<string>;
  return {
    areaCode: either('area_code'),
    areaPath: either('area_path'),
    town: either('town_code'),
    // A former home may have been the town itself, and that is no reason to take the village of today.
    village: db.raw<string>(
      'case when homes.case_id is null then cases.village_code else homes.village_code end',
    ),
    committeeOf: (rows) =>
      db.raw<string>('coalesce(homes.committee_id, ??)', [`${rows}.committee_id`]) as Knex.Raw<string>,
  };
}

function looksBack(map: FigureFilter['map']): boolean {
  return map.of === 'past' && map.hasHomes;
}

/** Whether any case ever moved: until then there is one map, and counting asks no more than the row. */
export async function hasFormerHomes(db: Db): Promise<boolean> {
  return (await db('case_homes').first('case_id')) !== undefined;
}

/** A wrong entry, and what went on in another case, is no dispute of its own. */
const uncounted: readonly string[] = ['void', 'merged'];

/** The rows one side of an indicator counts: the rule is the indicator's own, the place and the period are asked for. */
export function rowsIn(
  db: Db,
  counts: Counted,
  filter: FigureFilter,
  part: FigurePart,
  reach: Reach,
): Knex.QueryBuilder {
  const query =
    counts.rows === 'cases' ? casesWithin(db, filter, reach) : proceedingsWithin(db, filter, reach);
  const { whole, part: outcome } = counts;
  if (looksBack(filter.map)) withHomes(db, query, countedAt(counts, filter, part));
  if (filter.basis === 'cohort' || part === 'denominator' || outcome === undefined) {
    beganIn(query, whole, filter).where(whole.at, '<=', filter.asOf);
  } else {
    inPeriod(query, outcome.at, filter);
  }
  if (part === 'numerator' && outcome !== undefined) {
    query.where(outcome.at, '<=', filter.asOf);
    if (outcome.where) query.whereIn(outcome.where.column, [...outcome.where.values]);
  }
  return query;
}

/** The instant by which a row is in the period: of that instant is the place it is counted at. */
function countedAt({ whole, part: outcome }: Counted, filter: FigureFilter, part: FigurePart): string {
  const isOfWhole = filter.basis === 'cohort' || part === 'denominator' || outcome === undefined;
  return isOfWhole ? whole.at : outcome.at;
}

/** At most one former home was in force at an instant. */
function withHomes(db: Db, query: Knex.QueryBuilder, at: string): void {
  query.leftJoin('case_homes as homes', (on) => {
    on.on('homes.case_id', 'cases.id')
      .andOn(db.raw('homes.until_at > ??', [at]))
      .andOn(db.raw('(homes.since_at is null or homes.since_at <= ??)', [at]));
  });
}

function casesWithin(db: Db, filter: FigureFilter, reach: Reach): Knex.QueryBuilder {
  const query = db('cases').whereNotIn('cases.phase', uncounted);
  within(db, query, filter, reach, { id: 'cases.id', rows: 'cases' }, (joiner) =>
    joinedCaseIds(db, joiner, filter),
  );
  if (reach === 'joinedBelow') withJoinings(query, filter);
  return query;
}

function proceedingsWithin(db: Db, filter: FigureFilter, reach: Reach): Knex.QueryBuilder {
  const query = db('proceedings')
    .join('cases', 'cases.id', 'proceedings.case_id')
    .whereNotIn('cases.phase', uncounted);
  within(db, query, filter, reach, { id: 'proceedings.id', rows: 'proceedings' }, (joiner) =>
    joinedProceedingIds(db, joiner, filter),
  );
  if (reach === 'joinedBelow') {
    withJoinings(query, filter).where((either) =>
      either
        .whereNull('proceedings.ended_at')
        .orWhere('proceedings.ended_at', '>', db.ref('joinings.answered_at')),
    );
  }
  return query;
}

function beganIn(query: Knex.QueryBuilder, { at, on }: Beginning, filter: FigureFilter): Knex.QueryBuilder {
  return on === undefined ? inPeriod(query, at, filter) : query.whereBetween(on, [filter.from, filter.to]);
}

function inPeriod(query: Knex.QueryBuilder, column: string, filter: FigureFilter): Knex.QueryBuilder {
  return query
    .where(column, '>=', startOfLegalDay(filter.from))
    .where(column, '<', startOfLegalDay(nextDay(filter.to)));
}

/** Everything but the period: whose rows these are, of which type, and by which committee. */
function within(
  db: Db,
  query: Knex.QueryBuilder,
  filter: FigureFilter,
  reach: Reach,
  columns: { readonly id: string; readonly rows: Counted['rows'] },
  joined: (joiner: Joiner) => Knex.QueryBuilder,
): void {
  const { scope, type, isDirect, unit } = filter;
  const joiner = joinerOf(filter);
  const places = placesOf(db, filter);
  const committee = places.committeeOf(columns.rows);
  const isLed = (led: Knex.QueryBuilder): void => {
    inUnit(db, led, filter, places);
    if (scope.committeeId !== null)
      led.whereIn(committee as string, [...filter.map.committeesOf(scope.committeeId)]);
    if (isDirect) led.whereNull(places.village as string);
  };
  if (reach === 'led' || (reach === 'both' && joiner === null)) isLed(query);
  if (reach === 'joined' && joiner !== null) {
    query.whereIn(columns.id, joined(joiner));
    if (scope.committeeId !== null)
      query.whereNotIn(committee as string, [...filter.map.committeesOf(scope.committeeId)]);
  }
  if (reach === 'both' && joiner !== null) {
    query.where((either) => either.where(isLed).orWhereIn(columns.id, joined(joiner)));
  }
  if (scope.committeeId !== null && reach !== 'led' && unit.areaPath !== null)
    inPath(query, places.areaPath, unit.areaPath);
  if (filter.committeeId !== null) ofCommittee(query, committee, filter.committeeId, filter);
  if (scope.mediatorId !== null) query.where('cases.mediator_id', scope.mediatorId);
  if (type !== null) query.where('cases.type', type);
}

function inUnit(db: Db, query: Knex.QueryBuilder, filter: FigureFilter, places: Places): void {
  const { unit, scope, map } = filter;
  const { areaPath, areaCode, level } = unit;
  if (map.of === 'today' && areaPath !== null) inUnitOfToday(query, filter);
  // The columns of town and village have the indexes; every other level is a range of paths.
  else if (level === 'town' || level === 'village') {
    if (looksBack(map)) wasOrIs(db, query, `${level}_code`, areaCode ?? '');
    query.where(places[level] as string, areaCode);
  } else if (areaPath !== null) inPath(query, places.areaPath, areaPath);
  if (scope.areaPath !== null && areaPath === null) inPath(query, places.areaPath, scope.areaPath);
}

/** Narrows to what an index finds: rows that stand there now, and those that stood there once. */
function wasOrIs(db: Db, query: Knex.QueryBuilder, column: 'town_code' | 'village_code', code: string): void {
  query.where((some) =>
    some
      .where(`cases.${column}`, code)
      .orWhereIn('cases.id', db('case_homes').where(column, code).select('case_id')),
  );
}

/** What lies in the unit by the map of today: closed disputes of places that went into it too, those of places it gave up not. */
function inUnitOfToday(query: Knex.QueryBuilder, { unit, map }: FigureFilter): void {
  query.where((inside) => {
    inside.where((some) => {
      for (const path of [unit.areaPath ?? '', ...map.ins])
        some.orWhere((one) => inPath(one, own.areaPath, path));
    });
    for (const path of map.outs) inside.whereNot((one) => inPath(one, own.areaPath, path));
  });
}

/** One row for every town of the unit that joined what another leads. */
function withJoinings(query: Knex.QueryBuilder, { unit, scope, asOf, map }: FigureFilter): Knex.QueryBuilder {
  query
    .join('case_committees as joinings', 'joinings.case_id', 'cases.id')
    .where('joinings.state', 'joined')
    .where('joinings.answered_at', '<=', asOf)
    .whereRaw('?? <> ??', ['joinings.town_code', 'joinings.lead_town_code']);
  // Towns that are one today join nothing of their own.
  for (const codes of map.mergedTowns) {
    query.whereNot((both) =>
      both.whereIn('joinings.town_code', [...codes]).whereIn('joinings.lead_town_code', [...codes]),
    );
  }
  const path = unit.areaPath ?? scope.areaPath;
  if (path !== null) {
    const [from, to] = pathRange(path);
    query.where('joinings.area_path', '>=', from).where('joinings.area_path', '<', to);
  }
  return query;
}

function inPath(query: Knex.QueryBuilder, column: Place, path: string): void {
  const [from, to] = pathRange(path);
  query.where(column as string, '>=', from).where(column as string, '<', to);
}

/** '' asks for what no committee has accepted. */
function ofCommittee(
  query: Knex.QueryBuilder,
  column: Place,
  committeeId: string,
  { map }: FigureFilter,
): void {
  if (committeeId === '') query.whereNull(column as string);
  else query.whereIn(column as string, [...map.committeesOf(committeeId)]);
}
