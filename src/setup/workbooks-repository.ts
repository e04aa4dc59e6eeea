import type { Instant } from '../platform/clock.ts';
import { instant, json, type RowOf, table, text } from '../platform/database/column-table.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import type { SheetRows } from './import-plan.ts';

/** A workbook between its check and its import, as rows; it names people and is kept for a day. */
export const workbookTable = table('office_workbooks', {
  id: text(),
  accountId: text(),
  sheets: json<SheetRows>(),
  createdAt: instant(),
});
export type WorkbookRow = RowOf<typeof workbookTable>;

export async function insertWorkbook(tx: Tx, row: WorkbookRow): Promise<void> {
  await workbookTable.insert(tx.knex, row);
}

export async function findWorkbook(db: Db, id: string): Promise<WorkbookRow | null> {
  const row = await db('office_workbooks').where({ id }).first();
  return row === undefined ? null : workbookTable.fromRow(row);
}

export async function deleteWorkbook(tx: Tx, id: string): Promise<void> {
  await tx.knex('office_workbooks').where({ id }).delete();
}

export async function deleteWorkbooksBefore(tx: Tx, at: Instant): Promise<void> {
  await tx.knex('office_workbooks').where('created_at', '<', at).delete();
}
