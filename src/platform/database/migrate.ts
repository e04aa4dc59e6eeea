import type { Knex } from 'knex';
import { type Migration, migrations } from '../../../migrations/index.ts';
import type { Database } from './connect.ts';
import { lockUntilCommit } from './dialect-of.ts';
import { DatabaseSetupError } from './setup-error.ts';

const source: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...migrations],
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => migration,
};
const settings = { migrationSource: source, tableName: 'migrations' };

/**
 * Brings the schema up to date in one transaction: a crash in the middle leaves the old schema and no lock behind.
 * Several processes may start at once. Gives the names it ran.
 * @throws DatabaseSetupError when the database has migrations this program does not know.
 */
export async function migrateToLatest(database: Database): Promise<string[]> {
  return database.write.transaction(async (trx) => {
    await lockUntilCommit(trx, 'dingfen migrations');
    await assertKnown(trx);
    const [, names] = (await trx.migrate.latest(settings)) as [number, string[]];
    return names;
  });
}

/** Every migration of this program by name, the oldest first. */
export function knownMigrations(): readonly string[] {
  return migrations.map(({ name }) => name);
}

/** Brings an empty database to an older state: these migrations alone, which are the first of this program. */
export async function migrateTo(database: Database, names: readonly string[]): Promise<void> {
  const some = migrations.filter(({ name }) => names.includes(name));
  const partly = { ...settings, migrationSource: { ...source, getMigrations: async () => [...some] } };
  await database.write.transaction(async (trx) => {
    await lockUntilCommit(trx, 'dingfen migrations');
    await trx.migrate.latest(partly);
  });
}

/** The names of the migrations this program has and the database has not. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const done = new Set(await doneMigrations(database.read));
  return migrations.filter(({ name }) => !done.has(name)).map(({ name }) => name);
}

async function assertKnown(trx: Knex): Promise<void> {
  const known = new Set(migrations.map(({ name }) => name));
  const unknown = (await doneMigrations(trx)).filter((name) => !known.has(name));
  if (unknown.length === 0) return;
  throw new DatabaseSetupError(
    `the database was made by another version of this program: it has ${unknown.join(', ')}, unknown here; ` +
      'start the version it belongs to, or begin with an empty database',
  );
}

/** The names of the migrations a database has, in their order; none of one that is empty. */
export async function doneMigrations(knex: Knex): Promise<string[]> {
  if (!(await knex.schema.hasTable(settings.tableName))) return [];
  const rows = await knex<{ name: string }>(settings.tableName).orderBy('id').select('name');
  return rows.map(({ name }) => name);
}

/** Takes every migration back, the newest first; for tests. */
export async function rollbackAll(database: Database): Promise<void> {
  await database.write.transaction(async (trx) => {
    await lockUntilCommit(trx, 'dingfen migrations');
    await trx.migrate.rollback(settings, true);
  });
}
