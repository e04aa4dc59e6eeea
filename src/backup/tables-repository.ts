import type { Tx } from '../platform/database/unit-of-work.ts';
import type { RawRow } from './tables-read-model.ts';

/** PostgreSQL takes 65,535 values in one statement, SQLite 32,766. */
const valuesAtATime = 20_000;

/** Writes rows as they stand in a backup, in their order. */
export async function writeRows(tx: Tx, table: string, rows: readonly RawRow[]): Promise<void> {
  const width = Object.keys(rows[0] ?? {}).length;
  const size = Math.max(1, Math.floor(valuesAtATime / Math.max(1, width)));
  for (let from = 0; from < rows.length; from += size) {
    await tx.knex(table).insert(rows.slice(from, from + size));
  }
}

/** Takes every row out of a table. */
export async function emptyTable(tx: Tx, table: string): Promise<void> {
  await tx.knex(table).delete();
}

/** A transaction over a whole office may take longer than one of a request, and may wait while a file is read. */
export async function allowLongWork(tx: Tx): Promise<void> {
  if (tx.dialect !== 'postgres') return;
  await tx.knex.raw('set local statement_timeout = 0');
  await tx.knex.raw('set local idle_in_transaction_session_timeout = 0');
}
