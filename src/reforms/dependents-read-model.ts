import { type Account, accountTable } from '../identity/account.ts';
import { pathRange } from '../offices/area.ts';
import type { Day, Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';

/** An open case, by no more than an administrator may know: its code, its stage, where and with whom it is. */
export interface OpenCase {
  readonly id: string;
  readonly code: string;
  readonly phase: string;
  readonly areaCode: string;
  readonly committeeId: string | null;
  readonly mediatorId: string | null;
}

const columns = ['id', 'code', 'phase', 'area_code', 'committee_id', 'mediator_id'] as const;

interface CaseRow {
  id: string;
  code: string;
  phase: string;
  area_code: string;
  committee_id: string | null;
  mediator_id: string | null;
}

const toCase = (row: CaseRow): OpenCase => ({
  id: row.id,
  code: row.code,
  phase: row.phase,
  areaCode: row.area_code,
  committeeId: row.committee_id,
  mediatorId: row.mediator_id,
});

const inAnyPath = (query: ReturnType<Db>, column: string, paths: readonly string[]) =>
  query.where((some) => {
    for (const path of paths) {
      const [from, to] = pathRange(path);
      some.orWhere((one) => one.where(column, '>=', from).where(column, '<', to));
    }
  });

/** Open cases in these areas and below them. */
export async function listOpenCasesIn(db: Db, paths: readonly string[]): Promise<OpenCase[]> {
  if (paths.length === 0) return [];
  const rows = await inAnyPath(db('cases').where({ is_open: 1 }), 'area_path', paths)
    .orderBy('code')
    .select(...columns);
  return rows.map(toCase);
}

export async function listOpenCasesById(db: Db, ids: readonly string[]): Promise<OpenCase[]> {
  const rows = await db('cases')
    .whereIn('id', [...ids])
    .where({ is_open: 1 })
    .orderBy('code')
    .select(...columns);
  return rows.map(toCase);
}

/** Open cases a committee has, and those it was asked to mediate along in. */
export async function listOpenCasesOfCommittee(
  db: Db,
  committeeId: string,
): Promise<{ readonly led: OpenCase[]; readonly joined: OpenCase[] }> {
  const joined = db('case_committees')
    .where({ committee_id: committeeId })
    .whereIn('state', ['invited', 'joined'])
    .select('case_id');
  const open = () =>
    db('cases')
      .where({ is_open: 1 })
      .orderBy('code')
      .select(...columns);
  const led: CaseRow[] = await open().where({ committee_id: committeeId });
  const along: CaseRow[] = await open()
    .whereIn('id', joined)
    .where((other) => other.whereNull('committee_id').orWhereNot({ committee_id: committeeId }));
  return { led: led.map(toCase), joined: along.map(toCase) };
}

export interface WaitingLead {
  readonly id: string;
  readonly code: string;
  readonly areaCode: string;
}

/** Leads on which somebody still has to decide. */
export async function listWaitingLeads(db: Db, paths: readonly string[]): Promise<WaitingLead[]> {
  if (paths.length === 0) return [];
  const rows: { id: string; code: string; area_code: string }[] = await inAnyPath(
    db('leads').whereIn('phase', ['reported', 'triaged']),
    'area_path',
    paths,
  )
    .orderBy('code')
    .select('id', 'code', 'area_code');
  return rows.map(({ id, code, area_code: areaCode }) => ({ id, code, areaCode }));
}

/** Accounts that are not closed: of these areas, of these committees, or that stand for these people. */
export async function listActiveAccounts(
  db: Db,
  of: {
    readonly areaCodes?: readonly string[];
    readonly committeeId?: string;
    readonly personIds?: readonly string[];
  },
): Promise<Account[]> {
  const rows = await db('accounts')
    .whereNull('disabled_at')
    .where((some) => {
      some.whereRaw('1 = 0');
      if (of.areaCodes) some.orWhereIn('area_code', [...of.areaCodes]);
      if (of.committeeId !== undefined) some.orWhere({ committee_id: of.committeeId });
      if (of.personIds) some.orWhereIn('person_id', [...of.personIds]);
    })
    .orderBy('username');
  return rows.map(accountTable.fromRow);
}

export interface RunningDeadline {
  readonly code: string;
  /** What it is called. */
  readonly rule: string;
  readonly dueOn: Day;
}

/** Deadlines that run in these cases, the nearest first. */
export async function listRunningDeadlines(db: Db, caseIds: readonly string[]): Promise<RunningDeadline[]> {
  const rows: { code: string; rule: string; due_on: Day }[] = await db('deadlines')
    .join('cases', 'cases.id', 'deadlines.subject_id')
    .where({ 'deadlines.state': 'open' })
    .whereIn('deadlines.subject_id', [...caseIds])
    .orderBy(['deadlines.due_on', 'cases.code', 'deadlines.rule'])
    .select('cases.code', 'deadlines.rule', 'deadlines.due_on');
  const rules: { code: string; label_zh: string }[] = await db('deadline_rules')
    .orderBy('valid_from')
    .select('code', 'label_zh');
  const names = new Map(rules.map((one) => [one.code, one.label_zh]));
  return rows.map(({ code, rule, due_on: dueOn }) => ({ code, rule: names.get(rule) ?? rule, dueOn }));
}

/** Sessions that were appointed and are still to come. */
export async function listAppointments(
  db: Db,
  caseIds: readonly string[],
  now: Instant,
): Promise<{ readonly code: string; readonly startsAt: Instant }[]> {
  const rows: { code: string; starts_at: Instant }[] = await db('appointments')
    .join('cases', 'cases.id', 'appointments.case_id')
    .where('appointments.starts_at', '>=', now)
    .whereIn('appointments.case_id', [...caseIds])
    .orderBy(['appointments.starts_at', 'cases.code'])
    .select('cases.code', 'appointments.starts_at');
  return rows.map(({ code, starts_at: startsAt }) => ({ code, startsAt }));
}

/** Messages somebody has not read, by account. */
export async function countUnread(db: Db, accountIds: readonly string[]): Promise<number> {
  const row = await db('inbox_items')
    .whereIn('account_id', [...accountIds])
    .whereNull('read_at')
    .count({ n: '*' })
    .first();
  return Number(row?.n ?? 0);
}
