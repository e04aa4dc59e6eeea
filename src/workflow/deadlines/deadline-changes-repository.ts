import type { Instant } from '../../platform/clock.ts';
import { day, instant, int, orNull, type RowOf, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

/** A due day that moved although nothing happened to the case: the calendar changed, or what it counts from was corrected. */
export const deadlineChangeTable = table('deadline_changes', {
  id: text(),
  deadlineId: text(),
  subjectId: text(),
  reason: text<'calendar' | 'correction'>(),
  oldDueOn: day(),
  newDueOn: day(),
  changedAt: instant(),
});
export type DeadlineChange = Omit<RowOf<typeof deadlineChangeTable>, 'id'>;

export async function insertDeadlineChange(tx: Tx, change: DeadlineChange): Promise<void> {
  await deadlineChangeTable.insert(tx.knex, { id: newId(), ...change });
}

/** In the order they happened. */
export async function listDeadlineChanges(db: Db, subjectId: string): Promise<DeadlineChange[]> {
  const rows = await db('deadline_changes').where({ subject_id: subjectId }).orderBy('id');
  return rows.map(deadlineChangeTable.fromRow);
}

/** How far the deadlines have followed one state of the calendar. */
export const followingTable = table('calendar_followings', {
  id: text(),
  fingerprint: text(),
  startedAt: instant(),
  finishedAt: orNull(instant()),
  /** Id of the last deadline looked at. */
  cursor: text(),
  changed: int(),
});
export type CalendarFollowing = Omit<RowOf<typeof followingTable>, 'startedAt'>;

/** What was followed last, or null. */
export async function lastFollowing(db: Db): Promise<CalendarFollowing | null> {
  const row = await db('calendar_followings').orderBy('id', 'desc').first();
  return row ? followingTable.fromRow(row) : null;
}

export async function startFollowing(tx: Tx, fingerprint: string, at: Instant): Promise<string> {
  const id = newId();
  await followingTable.insert(tx.knex, {
    ...{ id, fingerprint, startedAt: at, finishedAt: null },
    ...{ cursor: '', changed: 0 },
  });
  return id;
}

/** One of them, kept from others until the transaction ends. */
export async function holdFollowing(tx: Tx, id: string): Promise<CalendarFollowing | null> {
  const [row] = await tx.knex('calendar_followings').where({ id }).update({ id }).returning('*');
  return row ? followingTable.fromRow(row) : null;
}

export async function saveFollowing(tx: Tx, following: CalendarFollowing): Promise<void> {
  const { id, finishedAt, cursor, changed } = following;
  const columns = followingTable.toChanges({ finishedAt, cursor, changed });
  await tx.knex('calendar_followings').where({ id }).update(columns);
}
