import type { Knex } from 'knex';
import { type Migration, migrations } from '../../../migrations/index.ts';
import type { Database } from './connect.ts';
import { lockUntilCommit } from './dialect.ts';

const source: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...migrations],
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => migration,
};
const settings = { migrationSource: source, tableName: 'migrations' };

/**
 * Brings the schema up to date in one transaction: a crash in the middle leaves the old schema and no lock behind.
 * Several processes may start at once. Gives the names it ran.
 */
export async function migrateToLatest(database: Database): Promise<string[]> {
  return database.write.transaction(async (trx) => {
    await lockUntilCommit(trx, 'dingfen migrations');
    const [, names] = (await trx.migrate.latest(settings)) as [number, string[]];
    return names;
  });
}

/** The names of the migrations this program has and the database has not. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  if (!(await database.read.schema.hasTable(settings.tableName))) return migrations.map(({ name }) => name);
  const rows = await database.read<{ name: string }>(settings.tableName).select('name');
  const done = new Set(rows.map(({ name }) => name));
  return migrations.filter(({ name }) => !done.has(name)).map(({ name }) => name);
}

/** Takes every migration back, the newest first; for tests. */
export async function rollbackAll(database: Database): Promise<void> {
  await database.write.transaction(async (trx) => {
    await lockUntilCommit(trx, 'dingfen migrations');
    await trx.migrate.rollback(settings, true);
  });
}
