import type { Knex } from 'knex';
import type { Logger } from '../logger.ts';
import { connectPostgres } from './connect-postgres.ts';
import { connectSqlite } from './connect-sqlite.ts';

export { DatabaseSetupError } from './setup-error.ts';

/** A pool or a transaction: what repositories read from. */
export type Db = Knex;
export type Dialect = 'sqlite' | 'postgres';

export interface Database {
  readonly dialect: Dialect;
  /** Begins every writing transaction; reached through the unit of work. */
  readonly write: Knex;
  /** Reads outside transactions; on SQLite its connections cannot write. */
  readonly read: Knex;
  readonly log?: Logger;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** `postgres://…`; absent means a SQLite file in `dataDir`. */
  databaseUrl?: string;
  dataDir: string;
  log?: Logger;
  /** FULL loses nothing at a power cut; NORMAL may lose the last acknowledged changes. */
  synchronous?: 'FULL' | 'NORMAL';
}

/**
 * Opens the database and proves that it is set up as this program needs it.
 * Throws DatabaseSetupError for a wrong version, encoding or file system.
 */
export function connectDatabase(options: ConnectOptions): Promise<Database> {
  return options.databaseUrl === undefined
    ? connectSqlite(options)
    : connectPostgres(options, options.databaseUrl);
}
