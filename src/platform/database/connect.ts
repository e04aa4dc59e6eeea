import { connectPostgres } from './connect-postgres.ts';
import { connectSqlite } from './connect-sqlite.ts';
import type { ConnectOptions, Database } from './database.ts';

export type { Database, Db, Dialect } from './database.ts';
export { DatabaseSetupError } from './setup-error.ts';

/**
 * Opens the database and proves that it is set up as this program needs it.
 * Throws DatabaseSetupError for a wrong version, encoding or file system.
 */
export function connectDatabase(options: ConnectOptions): Promise<Database> {
  return options.databaseUrl === undefined
    ? connectSqlite(options)
    : connectPostgres(options, options.databaseUrl);
}
