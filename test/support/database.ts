import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { connectDatabase, type Database, type Dialect } from '../../src/platform/database/connect.ts';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.ts';
import { PostgresDatabases } from './postgres-run.ts';
import { templates } from './templates.ts';

export interface TestDatabase {
  db: Database;
  uow: UnitOfWork;
  dataDir: string;
  /** Its address on PostgreSQL, for another process that opens the same database. */
  databaseUrl?: string;
  /** Whether it holds the reference data and the demo world. */
  hasDemoWorld?: boolean;
  close(): Promise<void>;
}
export interface TestDatabaseOptions {
  isMigrated?: boolean;
  hasDemoWorld?: boolean;
}
export type OpenTestDatabase = (options?: TestDatabaseOptions) => Promise<TestDatabase>;
type DatabaseTests = (name: Dialect, open: OpenTestDatabase) => void;

const postgresUrl = process.env.TEST_DATABASE_URL;
/** SQLite has had its turn in `npm test`; the suite of PostgreSQL does not take it again. */
const isPostgresOnly = process.env.TEST_ONLY_POSTGRES === '1';
const isAllOnPostgres = process.env.TEST_ALL_POSTGRES === '1';

/** A fresh database of its own, migrated unless told otherwise: SQLite in a temporary folder. */
export const openTestDatabase: OpenTestDatabase = (options = {}) => open('sqlite', options);

/** The same on PostgreSQL, for what runs by hand in a run it has begun itself. */
export const openPostgresDatabase: OpenTestDatabase = (options = {}) => open('postgres', options);

/**
 * Runs the same tests on SQLite and, when TEST_DATABASE_URL names a server, on PostgreSQL: for what holds SQL, and for
 * what depends on how a database behaves.
 */
export function eachDatabase(tests: DatabaseTests): void {
  onDialects(dialectsToTest(true), tests);
}

/**
 * Runs tests of rules, whose SQL other tests prove on each database: on SQLite, and with TEST_ALL_POSTGRES=1 on
 * PostgreSQL as well.
 */
export function anyDatabase(tests: DatabaseTests): void {
  onDialects(dialectsToTest(isAllOnPostgres), tests);
}

function onDialects(dialects: readonly Dialect[], tests: DatabaseTests): void {
  for (const dialect of dialects) {
    describe(dialect, () => tests(dialect, (options = {}) => open(dialect, options)));
  }
}

function dialectsToTest(isForPostgres: boolean): Dialect[] {
  if (isPostgresOnly && postgresUrl === undefined)
    throw new Error('TEST_ONLY_POSTGRES needs TEST_DATABASE_URL');
  const isOnPostgres = isForPostgres && postgresUrl !== undefined;
  return [...(isPostgresOnly ? [] : ['sqlite' as const]), ...(isOnPostgres ? ['postgres' as const] : [])];
}

async function open(dialect: Dialect, options: TestDatabaseOptions): Promise<TestDatabase> {
  const { isMigrated = true, hasDemoWorld = false } = options;
  const contents = hasDemoWorld ? 'demoWorld' : 'tables';
  const dataDir = await mkdtemp(join(tmpdir(), 'dingfen-test-'));
  let databaseUrl: string | undefined;
  if (dialect === 'postgres') {
    databaseUrl = await (isMigrated ? templates.copyOn(postgres(), contents) : postgres().create());
  } else if (isMigrated) {
    await templates.copyTo(dataDir, contents);
  }
  const db = await connectTestDatabase(dataDir, databaseUrl);
  const close = async (): Promise<void> => {
    await db.close();
    if (databaseUrl !== undefined) await postgres().drop(databaseUrl);
    await rm(dataDir, { recursive: true, force: true });
  };
  return {
    db,
    uow: new UnitOfWork(db),
    dataDir,
    ...(databaseUrl !== undefined && { databaseUrl }),
    hasDemoWorld,
    close,
  };
}

/** The database of a test, which may have been made by another process. */
export function connectTestDatabase(dataDir: string, databaseUrl: string | undefined): Promise<Database> {
  return connectDatabase({
    dataDir,
    synchronous: 'NORMAL',
    ...(databaseUrl !== undefined && { databaseUrl }),
  });
}

let databases: PostgresDatabases | undefined;

function postgres(): PostgresDatabases {
  if (postgresUrl === undefined || process.env.TEST_POSTGRES_RUN === undefined) {
    throw new Error('no run of tests on PostgreSQL: run them by test/vitest.config.ts');
  }
  databases ??= new PostgresDatabases(postgresUrl, process.env.TEST_POSTGRES_RUN);
  return databases;
}
