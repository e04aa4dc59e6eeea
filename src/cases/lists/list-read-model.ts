import type { Knex } from 'knex';
import type { Viewer } from '../../identity/viewer.ts';
import { pathRange } from '../../offices/area.ts';
import { type Day, dayFromNumber, dayNumber, type Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { type Cursor, keyset } from '../../platform/database/paging.ts';
import type { DisputeType } from '../core/case.ts';
import { type ScopeCondition, scopeOf } from '../core/case-scope.ts';
import { sharedCaseIds } from '../sharing/shared-cases-read-model.ts';
import { type CaseListFilter, isByDueDay, soonDays, todoRuleOf } from './list-filter.ts';

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
    defId: row.def_id,
    defVersion: row.def_version,
  };
}

/**
 * One page of a list: one query on `cases`, `limit + 1` rows, so that the caller sees whether there is more; a second
 * one only for who has cases that are led elsewhere.
 */
export async function listCaseLines(
  db: Db,
  viewer: Viewer,
  filter: CaseListFilter,
  page: { readonly today: Day; readonly cursor: Cursor | null; readonly limit: number },
): Promise<CaseLine[]> {
  const paged = async (query: Knex.QueryBuilder): Promise<CaseLine[]> => {
    query.select(...lineColumns);
    if (isByDueDay(filter)) keyset(query, ['due_on', 'id'], page.cursor, 'asc');
    else keyset(query, ['registered_at', 'id'], page.cursor, 'desc');
    return (await query.limit(page.limit + 1)).map(lineFromRow);
  };
  const own = await paged(narrowed(db, viewer, filter, page.today));
  const shared = await sharedCaseIds(db, viewer);
  if (shared.length === 0) return own;
  const others = await paged(narrowed(db, viewer, filter, page.today, shared));
  return [...own, ...others].sort(inOrderOf(filter)).slice(0, page.limit + 1);
}

/** The order of a list, as its query has it. */
function inOrderOf(filter: CaseListFilter): (one: CaseLine, other: CaseLine) => number {
  const keyOf = (line: CaseLine): string =>
    `${isByDueDay(filter) ? line.dueOn : line.registeredAt} ${line.id}`;
  const direction = isByDueDay(filter) ? 1 : -1;
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
  const counted = async (query: Knex.QueryBuilder): Promise<number> => {
    const row = await db.count({ n: '*' }).from(query.select('id').limit(cap).as('some')).first();
    return Number(row?.['n'] ?? 0);
  };
  const own = await counted(narrowed(db, viewer, filter, today));
  const shared = await sharedCaseIds(db, viewer);
  const others = shared.length === 0 ? 0 : await counted(narrowed(db, viewer, filter, today, shared));
  return Math.min(own + others, cap);
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
  const counted = async (only?: readonly string[]): Promise<Record<string, unknown>> => {
    const counts = names.map((name) => {
      const some = narrowed(db, viewer, filters[name], today, only).select('id').limit(cap).as('some');
      return db.count({ n: '*' }).from(some).as(name);
    });
    return (await db.select(counts).first()) ?? {};
  };
  const own = await counted();
  const shared = await sharedCaseIds(db, viewer);
  const others = shared.length === 0 ? {} : await counted(shared);
  const sum = (name: Name): number => Math.min(Number(own[name] ?? 0) + Number(others[name] ?? 0), cap);
  return Object.fromEntries(names.map((name) => [name, sum(name)])) as Record<Name, number>;
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
  const found = async (query: Knex.QueryBuilder): Promise<CaseLine[]> =>
    (await query.select(...lineColumns).whereIn('id', [...ids])).map(lineFromRow);
  const own = await found(narrowed(db, viewer, filter, today));
  const shared = (await sharedCaseIds(db, viewer)).filter((id) => ids.includes(id));
  return shared.length === 0 ? own : [...own, ...(await found(narrowed(db, viewer, filter, today, shared)))];
}

/** The cases with exactly this code or, in one of these committees, this number. */
export async function findExactLines(
  db: Db,
  viewer: Viewer,
  filter: CaseListFilter,
  wanted: { readonly today: Day; readonly text: string; readonly committeeIds: readonly string[] },
): Promise<CaseLine[]> {
  const byCode = db('cases')
    .where({ code: wanted.text.normalize('NFKC').toUpperCase() })
    .select('id');
  const byNumber = db('cases')
    .whereIn('committee_id', [...wanted.committeeIds])
    .where({ number: wanted.text })
    .select('id');
  const ids = [...(await byCode), ...(await byNumber)].map((row) => row.id as string);
  return findCaseLines(db, viewer, filter, wanted.today, ids);
}

/** What a list holds of the cases in the person's scope, or of the given ones beside it. */
function narrowed(
  db: Db,
  viewer: Viewer,
  filter: CaseListFilter,
  today: Day,
  only?: readonly string[],
): Knex.QueryBuilder {
  const query: Knex.QueryBuilder = db('cases');
  if (only === undefined) withinScope(query, scopeOf(viewer));
  else query.whereIn('id', [...only]);
  onTab(query, viewer, filter, today);
  if (filter.type !== undefined) query.where({ type: filter.type });
  if (filter.phase !== undefined) query.where({ phase: filter.phase });
  if (filter.risk !== undefined) query.where({ risk: filter.risk });
  if (filter.mediatorId !== undefined) query.where({ mediator_id: filter.mediatorId });
  if (filter.registeredFrom !== undefined) query.where('registered_on', '>=', filter.registeredFrom);
  if (filter.registeredTo !== undefined) query.where('registered_on', '<=', filter.registeredTo);
  if (filter.isResolved === true) query.whereNotNull('resolved_at');
  if (filter.isResolved === false) query.whereNull('resolved_at');
  if (filter.area !== undefined) inArea(query, filter.area.path);
  return query;
}

function onTab(query: Knex.QueryBuilder, viewer: Viewer, filter: CaseListFilter, today: Day): void {
  if (filter.tab === 'todo') waitingFor(query, viewer, today);
  if (filter.tab === 'mine') {
    query.where((own) => {
      own.where({ created_by: viewer.accountId }).orWhere({ leader_account_id: viewer.accountId });
      if (viewer.personId !== null) own.orWhere({ mediator_id: viewer.personId });
    });
  }
  const due = filter.due ?? (filter.tab === 'overdue' ? 'overdue' : filter.tab === 'dueSoon' ? 'soon' : null);
  if (due === null) return;
  // A suspended case has no running clock.
  query.where({ is_open: 1, hold: 'none' }).whereNotNull('due_on');
  if (due === 'overdue') query.where('due_on', '<', today);
  else query.whereBetween('due_on', [today, dayFromNumber(dayNumber(today) + soonDays)]);
}

function waitingFor(query: Knex.QueryBuilder, viewer: Viewer, today: Day): void {
  const rule = todoRuleOf(viewer);
  if (rule.isOwn) query.where({ mediator_id: viewer.personId ?? '' });
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

function inArea(query: Knex.QueryBuilder, path: string): void {
  const [from, to] = pathRange(path);
  query.where('area_path', '>=', from).where('area_path', '<', to);
}

/** The same rules as `seesCase`, as conditions of a query. */
export function withinScope(query: Knex.QueryBuilder, scope: ScopeCondition): void {
  switch (scope.kind) {
    case 'none':
      query.whereIn('id', []);
      return;
    case 'town':
      query.where({ town_code: scope.townCode });
      return;
    case 'path':
      query.where('area_path', '>=', scope.from).where('area_path', '<', scope.to);
      if (scope.and === 'supervised') query.whereNot({ supervision: 'none' });
      if (scope.and === 'led') {
        query.where((led) => {
          led.where({ leader_account_id: scope.accountId ?? '' }).orWhereIn('risk', ['orange', 'red']);
          led.orWhere({ level: 'taskForce' }).orWhere({ type: 'land' });
        });
      }
      return;
    case 'mediator':
      query.where((own) => {
        own.where({ mediator_id: scope.personId });
        if (scope.committeeId !== null) own.orWhere({ committee_id: scope.committeeId });
      });
      return;
    case 'committee':
      query.where((own) => {
        own.where({ committee_id: scope.committeeId }).orWhere((open) => {
          open
            .whereNull('committee_id')
            .where('area_path', '>=', scope.from)
            .where('area_path', '<', scope.to);
        });
      });
  }
}
