import { z } from 'zod';
import type { LimitUnit } from '../../platform/calendar.ts';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

export interface DeadlineRule {
  readonly code: string;
  readonly kind: 'legal' | 'internal';
  readonly length: number;
  readonly unit: LimitUnit;
  readonly roll: boolean;
  readonly basis: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** Days before the due day on which a warning goes out. */
  readonly warnDays: readonly number[];
}

export interface Deadline {
  readonly id: string;
  readonly subjectId: string;
  readonly subjectKind: 'case' | 'lead';
  readonly rule: string;
  readonly key: string;
  readonly kind: 'legal' | 'internal';
  /** What the worker fires when it is due; empty when people are only told. */
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
  readonly warnDays: readonly number[];
  /** When the next warning goes out; null after the last. */
  readonly warnAt: Instant | null;
  /** The due day was agreed or ordered: no calendar moves it. */
  readonly isFixed: boolean;
}

const daysSchema = z.array(z.number().int());

/**
 * The rule in force on a day: for the type before the general one, for an area the subject lies in before the one of
 * everywhere, the newest first.
 */
export async function findDeadlineRule(
  db: Db,
  code: string,
  { type, areaPath = '/' }: { readonly type: string; readonly areaPath?: string },
  on: Day,
): Promise<DeadlineRule | null> {
  const rows = await db('deadline_rules')
    .where({ code })
    .whereIn('subject_type', [type, '*'])
    .where('valid_from', '<=', on)
    .where((query) => query.whereNull('valid_to').orWhere('valid_to', '>', on))
    .orderBy('valid_from', 'desc');
  const isHere = (one: { area_code: string | null }) =>
    one.area_code === null || areaPath.split('/').includes(one.area_code);
  const rank = (one: { subject_type: string; area_code: string | null }) =>
    (one.subject_type === type ? 2 : 0) + (one.area_code === null ? 0 : 1);
  const [row] = rows.filter(isHere).sort((a, b) => rank(b) - rank(a));
  if (!row) return null;
  return {
    code: row.code,
    kind: row.kind,
    length: row.length,
    unit: row.unit,
    roll: row.roll === 1,
    basis: row.basis,
    label: { zh: row.label_zh, en: row.label_en },
    warnDays: daysSchema.parse(JSON.parse(row.warn_days)),
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
    warn_days: JSON.stringify(deadline.warnDays),
    warn_at: deadline.warnAt,
    is_fixed: deadline.isFixed ? 1 : 0,
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

/** Open deadlines whose next warning is to go out now. */
export async function listWarnings(db: Db, now: Instant, limit: number): Promise<Deadline[]> {
  const rows = await db('deadlines')
    .where('state', 'open')
    .where('warn_at', '<=', now)
    .whereNull('paused_on')
    .orderBy(['warn_at', 'id'])
    .limit(limit);
  return rows.map(fromRow);
}

/** Claims one warning, so that it goes out once; false when another process was first. */
export async function claimWarning(
  tx: Tx,
  { id, warnAt }: Pick<Deadline, 'id' | 'warnAt'>,
  next: Instant | null,
): Promise<boolean> {
  const changed = await tx
    .knex('deadlines')
    .where({ id, state: 'open', warn_at: warnAt })
    .update({ warn_at: next });
  return changed === 1;
}

/** Open deadlines that the calendar has a say in, by id, after a given one. */
export async function listCountedDeadlines(db: Db, afterId: string, limit: number): Promise<Deadline[]> {
  const rows = await db('deadlines')
    .where({ state: 'open', is_fixed: 0 })
    .where((query) => query.where('roll', 1).orWhere('unit', 'workday'))
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit);
  return rows.map(fromRow);
}

export async function updateDeadline(
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<
      Deadline,
      | 'state'
      | 'closedSeq'
      | 'dueOn'
      | 'dueAt'
      | 'pausedOn'
      | 'pausedDays'
      | 'extensionDays'
      | 'firedAt'
      | 'warnAt'
      | 'graceUntil'
      | 'isYearUnknown'
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
  if (changes.extensionDays !== undefined) columns['extension_days'] = changes.extensionDays;
  if (changes.warnAt !== undefined) columns['warn_at'] = changes.warnAt;
  if (changes.graceUntil !== undefined) columns['grace_until'] = changes.graceUntil;
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
  warn_days: string;
  warn_at: Instant | null;
  is_fixed: number;
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
    warnDays: daysSchema.parse(JSON.parse(row.warn_days)),
    warnAt: row.warn_at,
    isFixed: row.is_fixed === 1,
  };
}
