import type { Tx } from '../platform/database/unit-of-work.ts';
import { type Reform, reformTable } from './reform.ts';

export async function insertReform(tx: Tx, reform: Reform): Promise<void> {
  await reformTable.insert(tx.knex, reform);
}
