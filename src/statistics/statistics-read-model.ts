import type { Knex } from 'knex';
import type { Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import { monthOfDay, monthOfInstant } from '../platform/database/dialect.ts';
import { keyset, type PageStart } from '../platform/database/paging.ts';
import { type Places, placesOf, rowsIn } from './counted-rows-read-model.ts';
import type { FigureFilter, FigurePart } from './figure-filter.ts';
import type { Counted, Grouping } from './indicators/indicator.ts';
import { joinerOf, type Reach } from './joint-cases-read-model.ts';

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
    const tallies = await talliesOf(query, key, grouping);
    return tallies.map((one) => ({ ...one, key: filter.map.keyOf(grouping, one.key) }));
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
  page: { start: PageStart | null; limit: number },
): Promise<CaseBehind[]> {
  const query = rowsIn(db, counts, filter, part, 'both').select(
    'id',
    'code',
    'title',
    'type',
    { area_code: placesOf(db, filter).areaCode as string },
    'joint_committees',
    'registered_at',
    'resolved_at',
    'resolved_how',
  );
  const rows: CaseRow[] = await keyset(query, ['registered_at', 'id'], page.start, 'desc').limit(page.limit);
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
  page: { start: PageStart | null; limit: number },
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
    { area_code: placesOf(db, filter).areaCode as string },
    'cases.joint_committees',
  );
  const order = ['proceedings.accepted_at', 'proceedings.id'];
  const rows: ProceedingRow[] = await keyset(query, order, page.start, 'desc').limit(page.limit);
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

/** Today's towns are told by villages: part of a town may have gone to another. */
function areaColumn(db: Db, filter: FigureFilter, { town, village }: Places): Key {
  if (!isAboveTown(filter)) return village;
  return filter.map.of === 'past' ? town : db.raw<string>('coalesce(cases.village_code, cases.town_code)');
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
      return areaColumn(db, filter, placesOf(db, filter));
    case 'type':
      return 'cases.type';
    case 'committee':
      return placesOf(db, filter).committeeOf(counts.rows);
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
  if (key !== null) query.select({ key: key as string }).groupBy(key as string);
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
