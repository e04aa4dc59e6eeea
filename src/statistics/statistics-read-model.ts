import type { Knex } from 'knex';
import { pathRange } from '../offices/area.ts';
import { type Instant, startOfLegalDay } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import { monthOfDay, monthOfInstant } from '../platform/database/dialect.ts';
import { type Cursor, keyset } from '../platform/database/paging.ts';
import type { FigureFilter, FigurePart } from './figure-filter.ts';
import type { Beginning, Counted, Grouping } from './indicators/indicator.ts';
import {
  type Joiner,
  joinedCaseIds,
  joinedProceedingIds,
  joinerOf,
  type Reach,
} from './joint-cases-read-model.ts';
import { nextDay } from './statistics-query.ts';

/** `key` is the area code, type, month or committee; '' stands for none. `how` is null for what is not resolved. */
export interface Tally {
  readonly key: string;
  readonly how: string | null;
  readonly n: number;
  /** Led by another town or committee. */
  readonly isJoint?: true;
  /** Counted in another row already: no part of the whole. */
  readonly isBesideTotal?: true;
}

export interface CaseBehind {
  readonly id: string;
  readonly code: string;
  readonly title: string;
  readonly type: string;
  readonly areaCode: string;
  readonly isJoint: boolean;
  readonly registeredAt: Instant;
  readonly resolvedAt: Instant | null;
  readonly resolvedHow: string | null;
}

export interface ProceedingBehind {
  readonly id: string;
  readonly caseCode: string;
  readonly title: string;
  readonly type: string;
  readonly areaCode: string;
  readonly isJoint: boolean;
  readonly number: string;
  readonly committeeId: string;
  readonly acceptedAt: Instant;
  readonly endedAt: Instant | null;
  readonly result: string | null;
}

interface CountedRow {
  key: string | number | null;
  how: string | null;
  n: number | string;
}

interface CaseRow {
  id: string;
  code: string;
  title: string;
  type: string;
  area_code: string;
  joint_committees: string;
  registered_at: Instant;
  resolved_at: Instant | null;
  resolved_how: string | null;
}

interface ProceedingRow
  extends Pick<CaseRow, 'id' | 'code' | 'title' | 'type' | 'area_code' | 'joint_committees'> {
  number: string;
  committee_id: string;
  accepted_at: Instant;
  ended_at: Instant | null;
  result: string | null;
}

/** One side of an indicator by group; the part also by the way it came about, where the indicator tells. */
export function countRows(
  db: Db,
  counts: Counted,
  filter: FigureFilter,
  part: FigurePart,
  grouping: Grouping,
): Promise<Tally[]> {
  return inEveryReach(filter, grouping, async (reach) => {
    const query = rowsIn(db, counts, filter, part, reach).countDistinct({ n: `${counts.rows}.id` });
    if (part === 'numerator' && counts.how !== undefined)
      query.select({ how: counts.how }).groupBy(counts.how);
    const key = keyIn(reach, filter, grouping, () => keyOf(db, counts, filter, part, grouping));
    return talliesOf(query, key, grouping);
  });
}

/** What is led here, what is led elsewhere and joined here, and in a table of towns what each of them joined. */
async function inEveryReach(
  filter: FigureFilter,
  grouping: Grouping,
  count: (reach: Reach) => Promise<Tally[]>,
): Promise<Tally[]> {
  const led = await count('led');
  if (joinerOf(filter) !== null) {
    return [...led, ...(await count('joined')).map((one): Tally => ({ ...one, isJoint: true }))];
  }
  if (grouping !== 'area' || !isAboveTown(filter) || filter.scope.mediatorId !== null) return led;
  const beside = await count('joinedBelow');
  return [...led, ...beside.map((one): Tally => ({ ...one, isJoint: true, isBesideTotal: true }))];
}

function keyIn(reach: Reach, filter: FigureFilter, grouping: Grouping, usual: () => Key): Key {
  if (reach === 'joinedBelow') return 'joinings.town_code';
  // The village of a dispute led elsewhere is none of this town's.
  return reach === 'joined' && grouping === 'area' && filter.unit.level === 'town' ? null : usual();
}

/** The disputes behind a figure, newest first. */
export async function listCasesBehind(
  counts: Counted,
  db: Db,
  filter: FigureFilter,
  part: FigurePart,
  page: { cursor: Cursor | null; limit: number },
): Promise<CaseBehind[]> {
  const query = rowsIn(db, counts, filter, part, 'both').select(
    'id',
    'code',
    'title',
    'type',
    'area_code',
    'joint_committees',
    'registered_at',
    'resolved_at',
    'resolved_how',
  );
  const rows: CaseRow[] = await keyset(query, ['registered_at', 'id'], page.cursor, 'desc').limit(page.limit);
  return rows.map((row) => {
    const isResolved = row.resolved_at !== null && row.resolved_at <= filter.asOf;
    return {
      id: row.id,
      code: row.code,
      title: row.title,
      type: row.type,
      areaCode: row.area_code,
      isJoint: row.joint_committees !== '[]',
      registeredAt: row.registered_at,
      resolvedAt: isResolved ? row.resolved_at : null,
      resolvedHow: isResolved ? row.resolved_how : null,
    };
  });
}

/** The proceedings behind a figure, newest first. */
export async function listProceedingsBehind(
  counts: Counted,
  db: Db,
  filter: FigureFilter,
  part: FigurePart,
  page: { cursor: Cursor | null; limit: number },
): Promise<ProceedingBehind[]> {
  const query = rowsIn(db, counts, filter, part, 'both').select(
    'proceedings.id',
    'proceedings.number',
    'proceedings.committee_id',
    'proceedings.accepted_at',
    'proceedings.ended_at',
    'proceedings.result',
    'cases.code',
    'cases.title',
    'cases.type',
    'cases.area_code',
    'cases.joint_committees',
  );
  const order = ['proceedings.accepted_at', 'proceedings.id'];
  const rows: ProceedingRow[] = await keyset(query, order, page.cursor, 'desc').limit(page.limit);
  return rows.map((row) => {
    const isEnded = row.ended_at !== null && row.ended_at <= filter.asOf;
    return {
      id: row.id,
      caseCode: row.code,
      title: row.title,
      type: row.type,
      areaCode: row.area_code,
      isJoint: row.joint_committees !== '[]',
      number: row.number,
      committeeId: row.committee_id,
      acceptedAt: row.accepted_at,
      endedAt: isEnded ? row.ended_at : null,
      result: isEnded ? row.result : null,
    };
  });
}

/** A wrong entry, and what went on in another case, is no dispute of its own. */
const uncounted: readonly string[] = ['void', 'merged'];

/** The rows one side of an indicator counts: the rule is the indicator's own, the place and the period are asked for. */
function rowsIn(
  db: Db,
  counts: Counted,
  filter: FigureFilter,
  part: FigurePart,
  reach: Reach,
): Knex.QueryBuilder {
  const query =
    counts.rows === 'cases' ? casesWithin(db, filter, reach) : proceedingsWithin(db, filter, reach);
  const { whole, part: outcome } = counts;
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

function casesWithin(db: Db, filter: FigureFilter, reach: Reach): Knex.QueryBuilder {
  const query = db('cases').whereNotIn('cases.phase', uncounted);
  within(query, filter, reach, { id: 'cases.id', committee: 'cases.committee_id' }, (joiner) =>
    joinedCaseIds(db, joiner, filter),
  );
  if (reach === 'joinedBelow') withJoinings(query, filter);
  return query;
}

function proceedingsWithin(db: Db, filter: FigureFilter, reach: Reach): Knex.QueryBuilder {
  const query = db('proceedings')
    .join('cases', 'cases.id', 'proceedings.case_id')
    .whereNotIn('cases.phase', uncounted);
  within(query, filter, reach, { id: 'proceedings.id', committee: 'proceedings.committee_id' }, (joiner) =>
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
  query: Knex.QueryBuilder,
  filter: FigureFilter,
  reach: Reach,
  columns: { readonly id: string; readonly committee: string },
  joined: (joiner: Joiner) => Knex.QueryBuilder,
): void {
  const { scope, type, isDirect, unit } = filter;
  const joiner = joinerOf(filter);
  const isLed = (led: Knex.QueryBuilder): void => {
    inUnit(led, filter);
    if (scope.committeeId !== null) led.where(columns.committee, scope.committeeId);
    if (isDirect) led.whereNull('cases.village_code');
  };
  if (reach === 'led' || (reach === 'both' && joiner === null)) isLed(query);
  if (reach === 'joined' && joiner !== null) {
    query.whereIn(columns.id, joined(joiner));
    if (scope.committeeId !== null) query.whereNot(columns.committee, scope.committeeId);
  }
  if (reach === 'both' && joiner !== null) {
    query.where((either) => either.where(isLed).orWhereIn(columns.id, joined(joiner)));
  }
  if (scope.committeeId !== null && reach !== 'led' && unit.areaPath !== null) inPath(query, unit.areaPath);
  if (filter.committeeId !== null) ofCommittee(query, columns.committee, filter.committeeId);
  if (scope.mediatorId !== null) query.where('cases.mediator_id', scope.mediatorId);
  if (type !== null) query.where('cases.type', type);
}

function inUnit(query: Knex.QueryBuilder, { unit, scope }: FigureFilter): void {
  const { areaPath, areaCode, level } = unit;
  // The columns of town and village have the indexes; every other level is a range of paths.
  if (level === 'town' || level === 'village') query.where(`cases.${level}_code`, areaCode);
  else if (areaPath !== null) inPath(query, areaPath);
  if (scope.areaPath !== null && areaPath === null) inPath(query, scope.areaPath);
}

/** One row for every town of the unit that joined what another leads. */
function withJoinings(query: Knex.QueryBuilder, { unit, scope, asOf }: FigureFilter): Knex.QueryBuilder {
  query
    .join('case_committees as joinings', 'joinings.case_id', 'cases.id')
    .where('joinings.state', 'joined')
    .where('joinings.answered_at', '<=', asOf)
    .whereRaw('?? <> ??', ['joinings.town_code', 'joinings.lead_town_code']);
  const path = unit.areaPath ?? scope.areaPath;
  if (path !== null) {
    const [from, to] = pathRange(path);
    query.where('joinings.area_path', '>=', from).where('joinings.area_path', '<', to);
  }
  return query;
}

function inPath(query: Knex.QueryBuilder, path: string): void {
  const [from, to] = pathRange(path);
  query.where('cases.area_path', '>=', from).where('cases.area_path', '<', to);
}

/** '' asks for what no committee has accepted. */
function ofCommittee(query: Knex.QueryBuilder, column: string, committeeId: string): void {
  if (committeeId === '') query.whereNull(column);
  else query.where(column, committeeId);
}

function areaColumn(filter: FigureFilter): string {
  return isAboveTown(filter) ? 'cases.town_code' : 'cases.village_code';
}

function isAboveTown({ unit: { level } }: FigureFilter): boolean {
  return level === null || level === 'province' || level === 'city' || level === 'county';
}

type Key = string | Knex.Raw<string> | null;

function keyOf(db: Db, counts: Counted, filter: FigureFilter, part: FigurePart, grouping: Grouping): Key {
  switch (grouping) {
    case 'none':
      return null;
    case 'area':
      return areaColumn(filter);
    case 'type':
      return 'cases.type';
    case 'committee':
      return `${counts.rows}.committee_id`;
    case 'month':
      return monthKey(db, counts, filter, part);
  }
}

function monthKey(
  db: Db,
  { rows, whole, part: outcome }: Counted,
  filter: FigureFilter,
  part: FigurePart,
): Key {
  if (filter.basis === 'flow' && part === 'numerator' && outcome) return monthOfInstant(db, outcome.at);
  // The month of registration stands in an index of its own.
  if (rows === 'cases' && whole.at === 'cases.registered_at') return 'cases.registered_ym';
  return whole.on === undefined ? monthOfInstant(db, whole.at) : monthOfDay(db, whole.on);
}

async function talliesOf(query: Knex.QueryBuilder, key: Key, grouping: Grouping): Promise<Tally[]> {
  if (key !== null) query.select({ key }).groupBy(key);
  const rows = (await query) as CountedRow[];
  return rows.map((row) => ({
    key: keyText(row.key ?? '', grouping),
    how: row.how ?? null,
    n: Number(row.n),
  }));
}

/** `cases.registered_ym` holds the month as a number: 202602. */
function keyText(key: string | number, grouping: Grouping): string {
  const text = String(key);
  return grouping === 'month' && /^\d{6}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4)}` : text;
}
