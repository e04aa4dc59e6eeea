import type { Knex } from 'knex';
import type { Dialect } from './connect.ts';

/** The dialect of a knex instance or transaction. */
export function dialectOf(knex: Knex): Dialect {
  return (knex.client as { dialect: string }).dialect === 'postgresql' ? 'postgres' : 'sqlite';
}

export function isPostgres(knex: Knex): boolean {
  return dialectOf(knex) === 'postgres';
}
