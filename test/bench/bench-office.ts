import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemoCases } from '../../src/demo/play-cases.ts';
import { connectDatabase } from '../../src/platform/database/connect.ts';
import { migrateToLatest } from '../../src/platform/database/migrate.ts';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { beginPostgresRun, PostgresDatabases } from '../support/postgres-run.ts';

/** So many different courses: enough for every type and stage, few enough to be played in a quarter of a minute. */
const courses = 60;

const postgresUrl = process.env['TEST_DATABASE_URL'];

/**
 * The demo office with so many generated cases, on a database that promises what production promises; on PostgreSQL,
 * in a database of its own, when TEST_DATABASE_URL names a server.
 */
export async function openBenchOffice(cases: number): Promise<TestOffice> {
  const office = await openOffice(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'dingfen-bench-'));
    const own = postgresUrl === undefined ? undefined : await databaseOn(postgresUrl);
    const databaseUrl = own?.url;
    const db = await connectDatabase({
      dataDir,
      synchronous: 'FULL',
      ...(databaseUrl !== undefined && { databaseUrl }),
    });
    await migrateToLatest(db);
    const close = async () => {
      await db.close();
      await own?.drop();
      await rm(dataDir, { recursive: true, force: true });
    };
    return {
      db,
      uow: new UnitOfWork(db),
      dataDir,
      ...(databaseUrl !== undefined && { databaseUrl }),
      close,
    };
  });
  await loadDemoCases(office, cases, undefined, { courses });
  return office;
}

async function databaseOn(server: string): Promise<{ url: string; drop(): Promise<void> }> {
  const run = await beginPostgresRun(server);
  const databases = new PostgresDatabases(server, run.id);
  const url = await databases.create();
  return {
    url,
    drop: async () => {
      await databases.close();
      await run.end();
    },
  };
}
