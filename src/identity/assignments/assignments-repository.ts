import type { Instant } from '../../platform/clock.ts';
import { instant, orNull, type RowOf, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { RoleName } from '../viewer.ts';
import type { Assignment } from './places.ts';

/** A change of what an account stands for, asked by one administrator and decided by another. */
export const assignmentTable = table('account_assignments', {
  id: text(),
  accountId: text(),
  displayName: text(),
  role: text<RoleName>(),
  areaCode: text(),
  committeeId: orNull(text()),
  organisationId: orNull(text()),
  personId: orNull(text()),
  askedBy: orNull(text()),
  askedAt: instant(),
  decidedBy: orNull(text()),
  decidedAt: orNull(instant()),
  state: text<'waiting' | 'approved' | 'refused' | 'replaced'>(),
});
export type AssignmentRow = RowOf<typeof assignmentTable>;

export async function listWaitingAssignments(db: Db): Promise<AssignmentRow[]> {
  const rows = await db('account_assignments').where({ state: 'waiting' }).orderBy(['asked_at', 'id']);
  return rows.map(assignmentTable.fromRow);
}

export async function findAssignment(db: Db, id: string): Promise<AssignmentRow | null> {
  const row = await db('account_assignments').where({ id }).first();
  return row === undefined ? null : assignmentTable.fromRow(row);
}

/** One waits at a time: a later one takes the place of the earlier. */
export async function insertAssignment(tx: Tx, row: AssignmentRow): Promise<void> {
  await tx
    .knex('account_assignments')
    .where({ account_id: row.accountId, state: 'waiting' })
    .update({ state: 'replaced' });
  await assignmentTable.insert(tx.knex, row);
}

/** Gives whether it was still waiting. */
export async function decideAssignment(
  tx: Tx,
  id: string,
  decision: { readonly state: 'approved' | 'refused'; readonly by: string; readonly at: Instant },
): Promise<boolean> {
  const changed = await tx
    .knex('account_assignments')
    .where({ id, state: 'waiting' })
    .update({ state: decision.state, decided_by: decision.by, decided_at: decision.at });
  return changed === 1;
}

export async function setAssignment(tx: Tx, accountId: string, to: Assignment, now: Instant): Promise<void> {
  await tx.knex('accounts').where({ id: accountId }).update({
    display_name: to.displayName,
    role: to.role,
    area_code: to.areaCode,
    committee_id: to.committeeId,
    organisation_id: to.organisationId,
    person_id: to.personId,
    updated_at: now,
  });
}
