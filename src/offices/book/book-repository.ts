import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { BookKind, OfficeChange } from '../office.ts';
import { officeChangeTable } from '../office.ts';
import { type BookRow, tableOf } from './book.ts';

export async function insertRow(tx: Tx, kind: BookKind, row: BookRow): Promise<void> {
  await tableOf(kind).insert(tx.knex, row as never);
}

export async function updateRow(tx: Tx, kind: BookKind, row: BookRow): Promise<void> {
  const { id, ...values } = row;
  await tx
    .knex(tableOf(kind).name)
    .where({ id })
    .update(tableOf(kind).toChanges(values as never));
}

export async function insertChanges(tx: Tx, changes: readonly OfficeChange[]): Promise<void> {
  await officeChangeTable.insert(tx.knex, changes);
}

/** What was done to a row, the first first. */
export async function listChanges(db: Db, kind: BookKind, objectId: string): Promise<OfficeChange[]> {
  const rows = await db('office_changes').where({ kind, object_id: objectId }).orderBy(['recorded_at', 'id']);
  return rows.map(officeChangeTable.fromRow);
}

export async function countChanges(db: Db, kind: BookKind, objectId: string): Promise<number> {
  const row = await db('office_changes').where({ kind, object_id: objectId }).count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}
