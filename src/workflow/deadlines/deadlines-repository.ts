import { z } from 'zod';
import type { LimitUnit } from '../../platform/calendar.ts';
import type { Day, Instant } from '../../platform/clock.ts';
import {
  day,
  flag,
  instant,
  int,
  json,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
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

const daysSchema = z.array(z.number().int()).readonly();

export const deadlineTable = table('deadlines', {
  id: text(),
  subjectId: text(),
  subjectKind: text<'case' | 'lead'>(),
  rule: text(),
  key: text(),
  kind: text<'legal' | 'internal'>(),
  /** What the worker fires when it is due; empty when people are only told. */
  event: text(),
  startOn: day(),
  length: int(),
  unit: text<LimitUnit>(),
  roll: flag(),
  dueOn: day(),
  dueAt: instant(),
  pausedOn: orNull(day()),
  pausedDays: int(),
  extensionDays: int(),
  isYearUnknown: flag(),
  basis: text(),
  /** open, met (in time), late (done after the due day), fired (the worker rang), cancelled. */
  state: text<'open' | 'met' | 'late' | 'cancelled'>(),
  openedSeq: int(),
  closedSeq: orNull(int()),
  /** Set when the deadline was already past as it was typed in: nothing is overdue before this instant. */
  graceUntil: orNull(instant()),
  firedAt: orNull(instant()),
  warnDays: json(daysSchema),
  /** When the next warning goes out; null after the last. */
  warnAt: orNull(instant()),
  /** The due day was agreed or ordered: no calendar moves it. */
  isFixed: flag(),
});
export type Deadline = RowOf<typeof deadlineTable>;

export const deadlineRuleTable = table('deadline_rules', {
  id: text(),
  code: text(),
  subjectType: text(),
  /** Null for everywhere. */
  areaCode: orNull(text()),
  kind: text<'legal' | 'internal'>(),
  length: int(),
  unit: text<LimitUnit>(),
  roll: flag(),
  basis: text(),
  labelZh: text(),
  labelEn: text(),
  warnDays: json(daysSchema),
  validFrom: day(),
  validTo: orNull(day()),
});

/** Every rule at every time. */
export async function listDeadlineRules(db: Db): Promise<RowOf<typeof deadlineRuleTable>[]> {
  const rows = await db('deadline_rules').orderBy(['code', 'subject_type', 'area_code', 'valid_from']);
  return rows.map(deadlineRuleTable.fromRow);
}

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
  await deadlineTable.insert(tx.knex, deadline);
}

export async function listDeadlines(db: Db, subjectId: string): Promise<Deadline[]> {
  const rows = await db('deadlines').where('subject_id', subjectId).orderBy(['due_on', 'id']);
  return rows.map(deadlineTable.fromRow);
}

export async function listOpenDeadlines(db: Db, subjectId: string): Promise<Deadline[]> {
  const rows = await db('deadlines')
    .where({ subject_id: subjectId, state: 'open' })
    .orderBy(['due_on', 'id']);
  return rows.map(deadlineTable.fromRow);
}

/** Open deadlines of many subjects at once, by subject. */
export async function openDeadlinesOf(
  db: Db,
  subjectIds: readonly string[],
): Promise<Map<string, Deadline[]>> {
  const rows = await db('deadlines').where('state', 'open').whereIn('subject_id', subjectIds);
  const found = new Map<string, Deadline[]>();
  for (const row of rows)
    found.set(row.subject_id, [...(found.get(row.subject_id) ?? []), deadlineTable.fromRow(row)]);
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
  return rows.map(deadlineTable.fromRow);
}

/** Open deadlines whose next warning is to go out now. */
export async function listWarnings(db: Db, now: Instant, limit: number): Promise<Deadline[]> {
  const rows = await db('deadlines')
    .where('state', 'open')
    .where('warn_at', '<=', now)
    .whereNull('paused_on')
    .orderBy(['warn_at', 'id'])
    .limit(limit);
  return rows.map(deadlineTable.fromRow);
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
  return rows.map(deadlineTable.fromRow);
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
      | ('kind' | 'startOn' | 'length' | 'unit' | 'roll' | 'basis' | 'warnDays')
    >
  >,
): Promise<void> {
  await tx.knex('deadlines').where({ id }).update(deadlineTable.toChanges(changes));
}

/** When the event of an entry of the history happened. */
export async function findOccurredAt(db: Db, subjectId: string, seq: number): Promise<Instant | null> {
  const row = await db('history').where({ subject_id: subjectId, seq }).first('occurred_at');
  return row?.occurred_at ?? null;
}
