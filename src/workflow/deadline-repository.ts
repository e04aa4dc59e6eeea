import type { LimitUnit } from '../platform/calendar.ts';
import type { Day, Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';

export interface DeadlineRule {
  readonly code: string;
  readonly kind: 'legal' | 'internal';
  readonly length: number;
  readonly unit: LimitUnit;
  readonly roll: boolean;
  readonly basis: string;
  readonly label: { readonly zh: string; readonly en: string };
}

export interface Deadline {
  readonly id: string;
  readonly subjectId: string;
  readonly subjectKind: 'case' | 'lead';
  readonly rule: string;
  readonly key: string;
  readonly kind: 'legal' | 'internal';
  readonly event: string;
  readonly startOn: Day;
  readonly length: number;
  readonly unit: LimitUnit;
  readonly roll: boolean;
  readonly dueOn: Day;
  readonly dueAt: Instant;
  readonly pausedOn: Day | null;
  readonly pausedDays: number;
  readonly extensionDays: number;
  readonly isYearUnknown: boolean;
  readonly basis: string;
  /** open, met (in time), late (done after the due day), fired (the worker rang), cancelled. */
  readonly state: 'open' | 'met' | 'late' | 'cancelled';
  readonly openedSeq: number;
  readonly closedSeq: number | null;
  /** Set when the deadline was already past as it was typed in: nothing is overdue before this instant. */
  readonly graceUntil: Instant | null;
  readonly firedAt: Instant | null;
}

/** The rule in force on a day: for the type before the general one, the newest first. */
export async function findDeadlineRule(
  db: Db,
  code: string,
  subjectType: string,
  on: Day,
): Promise<DeadlineRule | null> {
  const rows = await db('deadline_rules')
    .where({ code })
    .whereIn('subject_type', [subjectType, '*'])
    .where('valid_from', '<=', on)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>', on))
    .orderBy('valid_from', 'desc');
  const row = rows.find((one) => one.subject_type === subjectType) ?? rows[0];
  if (!row) return null;
  return {
    code: row.code,
    kind: row.kind,
    length: row.length,
    unit: row.unit,
    roll: row.roll === 1,
    basis: row.basis,
    label: { zh: row.label_zh, en: row.label_en },
  };
}

export async function insertDeadline(tx: Tx, deadline: Deadline): Promise<void> {
  await tx.knex('deadlines').insert({
    id: deadline.id,
    subject_id: deadline.subjectId,
    subject_kind: deadline.subjectKind,
    rule: deadline.rule,
    key: deadline.key,
    kind: deadline.kind,
    event: deadline.event,
    start_on: deadline.startOn,
    length: deadline.length,
    unit: deadline.unit,
    roll: deadline.roll ? 1 : 0,
    due_on: deadline.dueOn,
    due_at: deadline.dueAt,
    paused_on: deadline.pausedOn,
    paused_days: deadline.pausedDays,
    extension_days: deadline.extensionDays,
    is_year_unknown: deadline.isYearUnknown ? 1 : 0,
    basis: deadline.basis,
    state: deadline.state,
    opened_seq: deadline.openedSeq,
    grace_until: deadline.graceUntil,
  });
}

export async function listDeadlines(db: Db, subjectId: string): Promise<Deadline[]> {
  const rows = await db('deadlines').where('subject_id', subjectId).orderBy(['due_on', 'id']);
  return rows.map(fromRow);
}

export async function listOpenDeadlines(db: Db, subjectId: string): Promise<Deadline[]> {
  const rows = await db('deadlines')
    .where({ subject_id: subjectId, state: 'open' })
    .orderBy(['due_on', 'id']);
  return rows.map(fromRow);
}

/** Open deadlines of many subjects at once, by subject. */
export async function openDeadlinesOf(
  db: Db,
  subjectIds: readonly string[],
): Promise<Map<string, Deadline[]>> {
  const rows = await db('deadlines').where('state', 'open').whereIn('subject_id', subjectIds);
  const found = new Map<string, Deadline[]>();
  for (const row of rows) found.set(row.subject_id, [...(found.get(row.subject_id) ?? []), fromRow(row)]);
  return found;
}

/** Open deadlines the worker has to ring now: due, past any grace, not paused, not rung yet. */
export async function listDueDeadlines(db: Db, now: Instant, limit: number): Promise<Deadline[]> {
  const rows = await db('deadlines')
    .where('state', 'open')
    .where('due_at', '<=', now)
    .whereNull('fired_at')
    .whereNull('paused_on')
    .where((query) => query.whereNull('grace_until').orWhere('grace_until', '<=', now))
    .orderBy(['due_at', 'id'])
    .limit(limit);
  return rows.map(fromRow);
}

export async function updateDeadline(
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<
      Deadline,
      'state' | 'closedSeq' | 'dueOn' | 'dueAt' | 'pausedOn' | 'pausedDays' | 'firedAt' | 'isYearUnknown'
    >
  >,
): Promise<void> {
  const columns: Record<string, string | number | null> = {};
  if (changes.state !== undefined) columns['state'] = changes.state;
  if (changes.closedSeq !== undefined) columns['closed_seq'] = changes.closedSeq;
  if (changes.dueOn !== undefined) columns['due_on'] = changes.dueOn;
  if (changes.dueAt !== undefined) columns['due_at'] = changes.dueAt;
  if (changes.pausedOn !== undefined) columns['paused_on'] = changes.pausedOn;
  if (changes.pausedDays !== undefined) columns['paused_days'] = changes.pausedDays;
  if (changes.firedAt !== undefined) columns['fired_at'] = changes.firedAt;
  if (changes.isYearUnknown !== undefined) columns['is_year_unknown'] = changes.isYearUnknown ? 1 : 0;
  await tx.knex('deadlines').where({ id }).update(columns);
}

interface DeadlineColumns {
  id: string;
  subject_id: string;
  subject_kind: Deadline['subjectKind'];
  rule: string;
  key: string;
  kind: Deadline['kind'];
  event: string;
  start_on: Day;
  length: number;
  unit: LimitUnit;
  roll: number;
  due_on: Day;
  due_at: Instant;
  paused_on: Day | null;
  paused_days: number;
  extension_days: number;
  is_year_unknown: number;
  basis: string;
  state: Deadline['state'];
  opened_seq: number;
  closed_seq: number | null;
  grace_until: Instant | null;
  fired_at: Instant | null;
}

function fromRow(row: DeadlineColumns): Deadline {
  return {
    id: row.id,
    subjectId: row.subject_id,
    subjectKind: row.subject_kind,
    rule: row.rule,
    key: row.key,
    kind: row.kind,
    event: row.event,
    startOn: row.start_on,
    length: row.length,
    unit: row.unit,
    roll: row.roll === 1,
    dueOn: row.due_on,
    dueAt: row.due_at,
    pausedOn: row.paused_on,
    pausedDays: row.paused_days,
    extensionDays: row.extension_days,
    isYearUnknown: row.is_year_unknown === 1,
    basis: row.basis,
    state: row.state,
    openedSeq: row.opened_seq,
    closedSeq: row.closed_seq,
    graceUntil: row.grace_until,
    firedAt: row.fired_at,
  };
}
