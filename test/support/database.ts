import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { describe } from 'vitest';
import { connectDatabase, type Database, type Dialect } from '../../src/platform/database/connect.ts';
import { migrateToLatest } from '../../src/platform/database/migrate.ts';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.ts';
import { newId } from '../../src/platform/ids.ts';

export interface TestDatabase {
  db: Database;
  uow: UnitOfWork;
  dataDir: string;
  /** Its schema on PostgreSQL, for another process that opens the same database. */
  schema?: string;
  close(): Promise<void>;
}
export interface TestDatabaseOptions {
  isMigrated?: boolean;
}
export type OpenTestDatabase = (options?: TestDatabaseOptions) => Promise<TestDatabase>;

const postgresUrl = process.env.TEST_DATABASE_URL;
/** SQLite has had its turn in `npm test`; the suite of PostgreSQL does not take it again. */
const isPostgresOnly = process.env.TEST_ONLY_POSTGRES === '1';

/** A fresh database of its own, migrated unless told otherwise: SQLite in a temporary folder. */
export const openTestDatabase: OpenTestDatabase = (options = {}) => open('sqlite', options);

/** Runs the same tests on SQLite and, when TEST_DATABASE_URL names a server, on PostgreSQL. */
export function eachDatabase(tests: (name: Dialect, open: OpenTestDatabase) => void): void {
  for (const dialect of dialectsToTest()) {
    describe(dialect, () => tests(dialect, (options = {}) => open(dialect, options)));
  }
}

function dialectsToTest(): Dialect[] {
  if (postgresUrl !== undefined) return isPostgresOnly ? ['postgres'] : ['sqlite', 'postgres'];
  if (isPostgresOnly) throw new Error('TEST_ONLY_POSTGRES needs TEST_DATABASE_URL');
  return ['sqlite'];
}

async function open(dialect: Dialect, options: TestDatabaseOptions): Promise<TestDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), 'dingfen-test-'));
  const schema = dialect === 'postgres' ? await createSchema() : undefined;
  const db = await connectTestDatabase(dataDir, schema);
  const close = async (): Promise<void> => {
    if (schema !== undefined) await db.write.schema.dropSchema(schema, true);
    await db.close();
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    if (options.isMigrated !== false) await migrateToLatest(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, uow: new UnitOfWork(db), dataDir, ...(schema !== undefined && { schema }), close };
}

/** The database of a test, which may have been made by another process. */
export function connectTestDatabase(dataDir: string, schema: string | undefined): Promise<Database> {
  return connectDatabase({
    dataDir,
    synchronous: 'NORMAL',
    ...(schema !== undefined && postgresUrl !== undefined && { databaseUrl: postgresUrl, schema }),
  });
}

/** Each test database is a schema of its own in the one PostgreSQL database. */
async function createSchema(): Promise<string> {
  const name = `test_${newId().replaceAll('-', '')}`;
  const admin = knex({ client: 'pg', connection: postgresUrl ?? '' });
  try {
    await admin.schema.createSchema(name);
  } finally {
    await admin.destroy();
  }
  return name;
}
