import { z } from 'zod';
import { type ColumnsOf, instant, json, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** The columns a person exported a list with last. */
export const choiceTable = table('export_choices', {
  accountId: text(),
  list: text(),
  columns: json<readonly string[]>(z.array(z.string())),
  chosenAt: instant(),
});

export async function findChoice(db: Db, accountId: string, list: string): Promise<readonly string[] | null> {
  const row = await db<ColumnsOf<typeof choiceTable>>('export_choices')
    .where({ account_id: accountId, list })
    .first();
  return row === undefined ? null : choiceTable.fromRow(row).columns;
}

export async function saveChoice(tx: Tx, row: Parameters<typeof choiceTable.toColumns>[0]): Promise<void> {
  await tx
    .knex('export_choices')
    .insert(choiceTable.toColumns(row))
    .onConflict(['account_id', 'list'])
    .merge();
}
