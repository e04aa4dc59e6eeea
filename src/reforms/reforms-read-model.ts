import type { Db } from '../platform/database/connect.ts';
import { type Reform, reformTable } from './reform.ts';

export async function findReform(db: Db, id: string): Promise<Reform | null> {
  const row = await db('reforms').where({ id }).first();
  return row === undefined ? null : reformTable.fromRow(row);
}

/** What was done, the latest first. */
export async function listReforms(db: Db, limit: number): Promise<Reform[]> {
  const rows = await db('reforms')
    .orderBy([
      { column: 'done_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  return rows.map(reformTable.fromRow);
}
