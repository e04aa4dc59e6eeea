import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knex from 'knex';
import { loadDemoCases } from '../../src/demo/play-cases.ts';
import { connectDatabase } from '../../src/platform/database/connect.ts';
import { migrateToLatest } from '../../src/platform/database/migrate.ts';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.ts';
import { newId } from '../../src/platform/ids.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

/** So many different courses: enough for every type and stage, few enough to be played in a quarter of a minute. */
const courses = 60;

const postgresUrl = process.env['TEST_DATABASE_URL'];

/**
 * The demo office with so many generated cases, on a database that promises what production promises; on PostgreSQL,
 * in a schema of its own, when TEST_DATABASE_URL names a server.
 */
export async function openBenchOffice(cases: number): Promise<TestOffice> {
  const office = await openOffice(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'dingfen-bench-'));
    const schema = postgresUrl === undefined ? undefined : await createSchema(postgresUrl);
    const db = await connectDatabase({
      dataDir,
      synchronous: 'FULL',
      ...(schema !== undefined && postgresUrl !== undefined && { databaseUrl: postgresUrl, schema }),
    });
    await migrateToLatest(db);
    const close = async () => {
      if (schema !== undefined) await db.write.schema.dropSchema(schema, true);
      await db.close();
      await rm(dataDir, { recursive: true, force: true });
    };
    return { db, uow: new UnitOfWork(db), dataDir, ...(schema !== undefined && { schema }), close };
  });
  await loadDemoCases(office, cases, undefined, { courses });
  return office;
}

async function createSchema(url: string): Promise<string> {
  const name = `bench_${newId().replaceAll('-', '')}`;
  const admin = knex({ client: 'pg', connection: url });
  try {
    await admin.schema.createSchema(name);
  } finally {
    await admin.destroy();
  }
  return name;
}
