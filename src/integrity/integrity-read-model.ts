import { addMs, type Day, type Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { IntegrityFinding } from './integrity.ts';

/** The worker polls every few seconds; a deadline that waits longer than this was missed. */
const ringingGraceMs = 10 * 60_000;
/** Phases in which nothing may be due any more; a closed case still has its time to be filed. */
const endedPhases: readonly string[] = ['closed', 'archived', 'void', 'merged', 'refused'];

type Row = Readonly<Record<string, string>>;
const caseColumns = ['cases.id', 'cases.code', 'cases.area_path'] as const;

const finding =
  (check: IntegrityFinding['check'], detail: (row: Row) => string) =>
  (row: Row): IntegrityFinding => ({
    check,
    subjectKind: 'case',
    subjectId: row['id'] ?? '',
    label: row['code'] ?? '',
    areaPath: row['area_path'] ?? '',
    detail: detail(row),
  });

/** Deadlines that are due, are not paused, have no grace left and were never rung. */
export async function deadlinesNotRung(db: Db, now: Instant): Promise<IntegrityFinding[]> {
  const late = addMs(now, -ringingGraceMs);
  const rows: Row[] = await db('deadlines')
    .join('cases', 'cases.id', 'deadlines.subject_id')
    .where('deadlines.state', 'open')
    .where('deadlines.due_at', '<=', late)
    .whereNull('deadlines.fired_at')
    .whereNull('deadlines.paused_on')
    .where((query) => query.whereNull('deadlines.grace_until').orWhere('deadlines.grace_until', '<=', late))
    .orderBy('deadlines.due_at')
    .select(...caseColumns, 'deadlines.rule', 'deadlines.due_on');
  return rows.map(finding('deadlineNotRung', (row) => `${row['rule']} ${row['due_on']}`));
}

/** Cases in which more than one proceeding is open. */
export async function severalProceedings(db: Db): Promise<IntegrityFinding[]> {
  const several = db('proceedings')
    .whereNull('ended_at')
    .groupBy('case_id')
    .havingRaw('count(*) > 1')
    .select('case_id');
  const rows: Row[] = await db('cases')
    .whereIn('id', several)
    .orderBy('code')
    .select(...caseColumns);
  return rows.map(finding('severalProceedings', () => ''));
}

/** Ended cases in which a clock still runs that no longer can matter. */
export async function clocksOfEndedCases(db: Db): Promise<IntegrityFinding[]> {
  const rows: Row[] = await db('deadlines')
    .join('cases', 'cases.id', 'deadlines.subject_id')
    .where('deadlines.state', 'open')
    .whereNot('deadlines.rule', 'C-ARC')
    .whereIn('cases.phase', [...endedPhases])
    .orderBy('cases.code')
    .select(...caseColumns, 'deadlines.rule');
  return rows.map(finding('clockOfEndedCase', (row) => row['rule'] ?? ''));
}

/** Open cases of mediators that are no longer in office, and cases led by an account that was closed. */
export async function casesOfTheGone(db: Db, today: Day): Promise<IntegrityFinding[]> {
  const mediators: Row[] = await db('cases')
    .join('people', 'people.id', 'cases.mediator_id')
    .where('cases.is_open', 1)
    .where('people.valid_to', '<=', today)
    .orderBy('cases.code')
    .select(...caseColumns);
  const leaders: Row[] = await db('cases')
    .join('accounts', 'accounts.id', 'cases.leader_account_id')
    .where('cases.is_open', 1)
    .whereNotNull('accounts.disabled_at')
    .orderBy('cases.code')
    .select(...caseColumns, 'accounts.username');
  return [
    ...mediators.map(finding('mediatorGone', () => '')),
    ...leaders.map(finding('leaderGone', (row) => row['username'] ?? '')),
  ];
}

/** Accounts that were closed while messages about cases still wait for an answer in their inbox. */
export async function inboxesOfClosedAccounts(db: Db): Promise<IntegrityFinding[]> {
  const rows: Row[] = await db('inbox_items')
    .join('accounts', 'accounts.id', 'inbox_items.account_id')
    .join('areas', 'areas.code', 'accounts.area_code')
    .whereNull('inbox_items.read_at')
    .whereNotNull('accounts.disabled_at')
    .groupBy('accounts.id', 'accounts.username', 'areas.path')
    .orderBy('accounts.username')
    .select('accounts.id', 'accounts.username', 'areas.path')
    .count({ waiting: '*' });
  return rows.map((row) => ({
    check: 'inboxOfClosedAccount',
    subjectKind: 'account',
    subjectId: row['id'] ?? '',
    label: row['username'] ?? '',
    areaPath: row['path'] ?? '',
    detail: String(row['waiting']),
  }));
}

/** Effects that ran out of attempts. */
export async function effectsGivenUp(db: Db): Promise<IntegrityFinding[]> {
  const rows: Row[] = await db('outbox')
    .join('cases', 'cases.id', 'outbox.subject_id')
    .where('outbox.state', 'failed')
    .orderBy('outbox.id')
    .select(...caseColumns, 'outbox.kind', 'outbox.seq');
  return rows.map(finding('effectGivenUp', (row) => `${row['kind']} #${row['seq']}`));
}

/** Open cases whose due day in lists is not that of their nearest running legal deadline. */
export async function wrongDueDays(db: Db): Promise<IntegrityFinding[]> {
  const nearest = db('deadlines')
    .where({ state: 'open', kind: 'legal' })
    .whereNull('paused_on')
    .whereNull('grace_until')
    .groupBy('subject_id')
    .select('subject_id')
    .min({ first_on: 'due_on' })
    .as('nearest');
  const rows: Row[] = await db('cases')
    .leftJoin(nearest, 'nearest.subject_id', 'cases.id')
    .where({ is_open: 1, hold: 'none' })
    .whereNotNull('nearest.first_on')
    .where((query) => query.whereNull('cases.due_on').orWhereNot('cases.due_on', db.ref('nearest.first_on')))
    .orderBy('cases.code')
    .select(...caseColumns, 'cases.due_on', 'nearest.first_on');
  return rows.map(finding('dueDayWrong', (row) => `${row['due_on'] ?? '-'} → ${row['first_on']}`));
}

/** Where the subjects of histories lie, to say it beside what replay found. */
export async function placesOf(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { kind: 'case' | 'lead'; label: string; areaPath: string }>> {
  const cases: Row[] = await db('cases')
    .whereIn('id', [...ids])
    .select('id', 'code', 'area_path');
  const leads: Row[] = await db('leads')
    .whereIn('id', [...ids])
    .select('id', 'area_path');
  const places = new Map<string, { kind: 'case' | 'lead'; label: string; areaPath: string }>();
  for (const row of leads) {
    places.set(row['id'] ?? '', { kind: 'lead', label: row['id'] ?? '', areaPath: row['area_path'] ?? '' });
  }
  for (const row of cases) {
    places.set(row['id'] ?? '', { kind: 'case', label: row['code'] ?? '', areaPath: row['area_path'] ?? '' });
  }
  return places;
}

/** Ids of cases that somebody should be able to move, a page at a time. */
export async function listMovableCaseIds(db: Db, afterId: string, limit: number): Promise<string[]> {
  const rows = await db('cases')
    .whereNotIn('phase', ['archived', 'void', 'merged'])
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .select('id');
  return rows.map((row) => row.id);
}
