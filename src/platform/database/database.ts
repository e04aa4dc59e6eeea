import type { Knex } from 'knex';
import type { Logger } from '../logger.ts';

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
