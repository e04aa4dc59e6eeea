import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

/** A due day that moved although nobody did anything to the case. */
export interface DeadlineChange {
  readonly deadlineId: string;
  readonly subjectId: string;
  readonly reason: 'calendar';
  readonly oldDueOn: Day;
  readonly newDueOn: Day;
  readonly changedAt: Instant;
}

export async function insertDeadlineChange(tx: Tx, change: DeadlineChange): Promise<void> {
  await tx.knex('deadline_changes').insert({
    id: newId(),
    deadline_id: change.deadlineId,
    subject_id: change.subjectId,
    reason: change.reason,
    old_due_on: change.oldDueOn,
    new_due_on: change.newDueOn,
    changed_at: change.changedAt,
  });
}

/** In the order they happened. */
export async function listDeadlineChanges(db: Db, subjectId: string): Promise<DeadlineChange[]> {
  const rows = await db('deadline_changes').where({ subject_id: subjectId }).orderBy('id');
  return rows.map((row) => ({
    deadlineId: row.deadline_id,
    subjectId: row.subject_id,
    reason: row.reason,
    oldDueOn: row.old_due_on,
    newDueOn: row.new_due_on,
    changedAt: row.changed_at,
  }));
}

/** How far the deadlines have followed one state of the calendar. */
export interface CalendarFollowing {
  readonly id: string;
  readonly fingerprint: string;
  readonly finishedAt: Instant | null;
  /** Id of the last deadline looked at. */
  readonly cursor: string;
  readonly changed: number;
}

/** What was followed last, or null. */
export async function lastFollowing(db: Db): Promise<CalendarFollowing | null> {
  const row = await db('calendar_followings').orderBy('id', 'desc').first();
  return row ? fromRow(row) : null;
}

export async function startFollowing(tx: Tx, fingerprint: string, at: Instant): Promise<string> {
  const id = newId();
  await tx.knex('calendar_followings').insert({ id, fingerprint, started_at: at, cursor: '' });
  return id;
}

/** One of them, kept from others until the transaction ends. */
export async function holdFollowing(tx: Tx, id: string): Promise<CalendarFollowing | null> {
  const [row] = await tx.knex('calendar_followings').where({ id }).update({ id }).returning('*');
  return row ? fromRow(row) : null;
}

export async function saveFollowing(tx: Tx, following: CalendarFollowing): Promise<void> {
  const { id, finishedAt, cursor, changed } = following;
  await tx.knex('calendar_followings').where({ id }).update({ finished_at: finishedAt, cursor, changed });
}

function fromRow(row: {
  id: string;
  fingerprint: string;
  finished_at: Instant | null;
  cursor: string;
  changed: number;
}): CalendarFollowing {
  const { id, fingerprint, cursor, changed } = row;
  return { id, fingerprint, finishedAt: row.finished_at, cursor, changed };
}
