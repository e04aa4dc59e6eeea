import type { Knex } from 'knex';
import type { Dialect } from './connect.ts';

/** The dialect of a knex instance or transaction. */
export function dialectOf(knex: Knex): Dialect {
  return (knex.client as { dialect: string }).dialect === 'postgresql' ? 'postgres' : 'sqlite';
}

export function isPostgres(knex: Knex): boolean {
  return dialectOf(knex) === 'postgres';
}

/**
 * Holds a named lock until the transaction ends. On SQLite the transaction is the only writer and holds it already.
 */
export async function lockUntilCommit(trx: Knex, name: string): Promise<void> {
  if (isPostgres(trx)) await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [name]);
}
