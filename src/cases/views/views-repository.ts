import { z } from 'zod';
import {
  type ColumnsOf,
  flag,
  instant,
  json,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

export const viewTable = table('case_views', {
  id: text(),
  accountId: text(),
  name: text(),
  query: json<Readonly<Record<string, string>>>(z.record(z.string(), z.string())),
  isStart: flag(),
  savedAt: instant(),
});
export type CaseView = RowOf<typeof viewTable>;
type Columns = ColumnsOf<typeof viewTable>;

/** Those of an account, the first saved first. */
export async function listViews(db: Db, accountId: string): Promise<CaseView[]> {
  const rows = await db<Columns>('case_views').where({ account_id: accountId }).orderBy('id');
  return rows.map(viewTable.fromRow);
}

export async function insertView(tx: Tx, view: CaseView): Promise<void> {
  await viewTable.insert(tx.knex, view);
}

export async function updateView(tx: Tx, view: CaseView): Promise<void> {
  await tx.knex('case_views').where({ id: view.id }).update(viewTable.toColumns(view));
}

/** No view of the account begins the lists any more. */
export async function clearStart(tx: Tx, accountId: string): Promise<void> {
  await tx.knex('case_views').where({ account_id: accountId, is_start: 1 }).update({ is_start: 0 });
}

export async function deleteView(tx: Tx, id: string): Promise<void> {
  await tx.knex('case_views').where({ id }).delete();
}
