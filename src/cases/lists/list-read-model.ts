import type { Knex } from 'knex';
import type { Viewer } from '../../identity/viewer.ts';
import { usualColours } from '../../offices/thresholds.ts';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { keyset, type PageStart } from '../../platform/database/paging.ts';
import { type Reach, reachesOf, seatsHeld, withinReach } from '../core/access-read-model.ts';
import type { DisputeType } from '../core/case.ts';
import { withinFile } from '../core/reading-read-model.ts';
import { asksForFile, type CaseListFilter, dueWithin, isByDueDay, narrowBy } from './filters-read-model.ts';
import { todoRuleOf } from './list-filter.ts';

/** A line of a list: everything shown comes from this one table, names of places and people from memory. */
export interface CaseLine {
  readonly id: string;
  readonly code: string;
  readonly number: string | null;
  readonly type: DisputeType;
  readonly title: string;
  readonly channel: string;
  readonly townCode: string;
  readonly villageCode: string | null;
  readonly areaCode: string;
  readonly phase: string;
  readonly hold: string;
  /** Mediated by several committees together. */
  readonly isJoint: boolean;
  readonly risk: string;
  readonly dueOn: Day | null;
  readonly mediatorId: string | null;
  readonly committeeId: string | null;
  readonly registeredAt: Instant;
  readonly registeredOn: Day;
  readonly occurredOn: Day;
  readonly acceptedAt: Instant | null;
  readonly resolvedAt: Instant | null;
  readonly peopleCount: number | null;
  readonly defId: string;
  readonly defVersion: number;
}

interface LineColumns {
  id: string;
  code: string;
  number: string | null;
  type: DisputeType;
  title: string;
  channel: string;
  town_code: string;
  village_code: string | null;
  area_code: string;
  phase: string;
  hold: string;
  joint_committees: string;
  risk: string;
  due_on: Day | null;
  mediator_id: string | null;
  committee_id: string | null;
  registered_at: Instant;
  registered_on: Day;
  occurred_on: Day;
  accepted_at: Instant | null;
  resolved_at: Instant | null;
  people_count: number | null;
  def_id: string;
  def_version: number;
}

export const lineColumns = [
  'id',
  'code',
  'number',
  'type',
  'title',
  'channel',
  'town_code',
  'village_code',
  'area_code',
  'phase',
  'hold',
  'joint_committees',
  'risk',
  'due_on',
  'mediator_id',
  'committee_id',
  'registered_at',
  'registered_on',
  'occurred_on',
  'accepted_at',
  'resolved_at',
  'people_count',
  'def_id',
  'def_version',
] as const satisfies readonly (keyof LineColumns)[];

export function lineFromRow(row: LineColumns): CaseLine {
  return {
    id: row.id,
    code: row.code,
    number: row.number,
    type: row.type,
    title: row.title,
    channel: row.channel,
    townCode: row.town_code,
    villageCode: row.village_code,
    areaCode: row.area_code,
    phase: row.phase,
    hold: row.hold,
    isJoint: row.joint_committees !== '[]',
    risk: row.risk,
    dueOn: row.due_on,
    mediatorId: row.mediator_id,
    committeeId: row.committee_id,
    registeredAt: row.registered_at,
    registeredOn: row.registered_on,
    occurredOn: row.occurred_on,
    acceptedAt: row.accepted_at,
    resolvedAt: row.resolved_at,
    peopleCount: row.people_count,
    defId: row.def_id,
    defVersion: row.def_version,
  };
}

/**
 * One page of a list as `readPage` wants it, `limit + 1` rows nearest to the start first: one query on `cases` for
 * what the person's office reaches, one for the cases that name him.
 */
export async function listCaseLines(
  db: Db,
  viewer: Viewer,
  filter: CaseListFilter,
  page: { readonly today: Day; readonly start: PageStart | null; readonly limit: number },
): Promise<CaseLine[]> {
  const paged = async (reach: Reach): Promise<CaseLine[]> => {
    const query = narrowed(db, viewer, filter, page.today, reach).select(...lineColumns);
    if (isByDueDay(filter)) keyset(query, ['due_on', 'id'], page.start, 'asc');
    else keyset(query, ['registered_at', 'id'], page.start, 'desc');
    return (await query.limit(page.limit + 1)).map(lineFromRow);
  };
  const found = await eachReach(viewer, paged);
  if (found.length === 1) return found[0] ?? [];
  return onceEach(found)
    .sort(inOrderOf(filter, page.start?.isBack === true))
    .slice(0, page.limit + 1);
}

async function eachReach<T>(viewer: Viewer, read: (reach: Reach) => Promise<T>): Promise<T[]> {
  const found: T[] = [];
  for (const reach of reachesOf(viewer)) found.push(await read(reach));
  return found;
}

/** A case that a person's office reaches may name him as well. */
function onceEach(found: readonly (readonly CaseLine[])[]): CaseLine[] {
  return [...new Map(found.flat().map((line) => [line.id, line])).values()];
}

/** The order of a list, as its query has it. */
function inOrderOf(filter: CaseListFilter, isBack: boolean): (one: CaseLine, other: CaseLine) => number {
  const keyOf = (line: CaseLine): string =>
    `${isByDueDay(filter) ? line.dueOn : line.registeredAt} ${line.id}`;
  const direction = isByDueDay(filter) === isBack ? -1 : 1;
  return (one, other) => direction * (keyOf(one) < keyOf(other) ? -1 : 1);
}

/** How many a list holds, counted no further than `cap`. */
export async function countCaseLines(
  db: Db,
  viewer: Viewer,
  filter: CaseListFilter,
  today: Day,
  cap = 1001,
): Promise<number> {
  return (await countCaseLists(db, viewer, { one: filter }, today, cap)).one;
}

/** How many several lists hold, in one round trip: the tabs of a page. */
export async function countCaseLists<Name extends string>(
  db: Db,
  viewer: Viewer,
  filters: Readonly<Record<Name, CaseListFilter>>,
  today: Day,
  cap = 1001,
): Promise<Readonly<Record<Name, number>>> {
  const names = Object.keys(filters) as Name[];
  const reaches = reachesOf(viewer);
  const counts = names.map((name) => {
    const some = reaches.map((reach) => {
      const ids = narrowed(db, viewer, filters[name], today, reach).select('cases.id').limit(cap);
      return db.select('id').from(ids.as(reach));
    });
    const [first, ...others] = some;
    if (first === undefined) return db.select(db.raw('0')).as(name);
    // A union holds each case once.
    for (const other of others) first.union(other);
    return db.count({ n: '*' }).from(first.as('some')).as(name);
  });
  const row: Record<string, unknown> = (await db.select(counts).first()) ?? {};
  return Object.fromEntries(names.map((name) => [name, Math.min(Number(row[name] ?? 0), cap)])) as Record<
    Name,
    number
  >;
}

/** The lines with these ids that a person may see and the filter keeps, in any order. */
export async function findCaseLines(
  db: Db,
  viewer: Viewer,
  filter: CaseListFilter,
  today: Day,
  ids: readonly string[],
): Promise<CaseLine[]> {
  if (ids.length === 0) return [];
  const found = await eachReach(viewer, async (reach) => {
    const query = narrowed(db, viewer, filter, today, reach).select(...lineColumns);
    return (await query.whereIn('cases.id', [...ids])).map(lineFromRow);
  });
  return onceEach(found);
}

/** The newest cases that name a person and that the filter keeps: few, wherever they lie. */
export async function listSeatLines(
  db: Db,
  viewer: Viewer,
  filter: CaseListFilter,
  today: Day,
  limit: number,
): Promise<CaseLine[]> {
  if (!reachesOf(viewer).includes('seat')) return [];
  const query = narrowed(db, viewer, filter, today, 'seat').select(...lineColumns);
  return (await query.orderBy('registered_at', 'desc').orderBy('id', 'desc').limit(limit)).map(lineFromRow);
}

/** What a list holds of the cases a person reaches in one way. */
export function narrowed(
  db: Db,
  viewer: Viewer,
  filter: CaseListFilter,
  today: Day,
  reach: Reach,
): Knex.QueryBuilder {
  const query: Knex.QueryBuilder = db('cases');
  withinReach(query, db, viewer, reach);
  onTab(query, db, viewer, filter, today);
  narrowBy(query, filter, today, filter.soonDays);
  if (asksForFile(filter)) withinFile(query, viewer);
  return query;
}

function onTab(query: Knex.QueryBuilder, db: Db, viewer: Viewer, filter: CaseListFilter, today: Day): void {
  if (filter.tab === 'todo') waitingFor(query, db, viewer, today);
  if (filter.tab === 'mine') {
    query.where((own) => {
      own.where({ created_by: viewer.accountId }).orWhere({ leader_account_id: viewer.accountId });
      orMediated(own, db, viewer.personId);
    });
  }
  if (filter.due !== undefined) return;
  const { soonDays = usualColours.soonDays } = filter;
  if (filter.tab === 'overdue') dueWithin(query, 'overdue', today, soonDays);
  if (filter.tab === 'dueSoon') dueWithin(query, 'soon', today, soonDays);
}

/** Cases a person mediates, alone or along with others. */
function orMediated(own: Knex.QueryBuilder, db: Db, personId: string | null): void {
  if (personId === null) return;
  own.orWhere({ mediator_id: personId }).orWhereIn('cases.id', seatsHeld(db, 'coMediator', personId));
}

function waitingFor(query: Knex.QueryBuilder, db: Db, viewer: Viewer, today: Day): void {
  const rule = todoRuleOf(viewer);
  if (rule.isOwn) query.where((own) => orMediated(own, db, viewer.personId ?? ''));
  if (rule.phases === undefined) {
    query.where({ is_open: 1 });
    return;
  }
  const phases = [...rule.phases];
  if (!rule.hasDueReferrals) query.whereIn('phase', phases);
  else {
    query.where((some) => {
      some.whereIn('phase', phases);
      some.orWhere((referred) => referred.where({ phase: 'referredOut' }).where('due_on', '<=', today));
    });
  }
}
