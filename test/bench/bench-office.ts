import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDemoCases } from '../../src/demo-cases.ts';
import { connectDatabase } from '../../src/platform/database/connect.ts';
import { migrateToLatest } from '../../src/platform/database/migrate.ts';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

/** So many different courses: enough for every type and stage, few enough to be played in a quarter of a minute. */
const courses = 60;

/** The demo office with so many generated cases, on a database that promises what production promises. */
export async function openBenchOffice(cases: number): Promise<TestOffice> {
  const office = await openOffice(async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'dingfen-bench-'));
    const db = await connectDatabase({ dataDir, synchronous: 'FULL' });
    await migrateToLatest(db);
    const close = async () => {
      await db.close();
      await rm(dataDir, { recursive: true, force: true });
    };
    return { db, uow: new UnitOfWork(db), dataDir, close };
  });
  await loadDemoCases(office, cases, undefined, { courses });
  return office;
}
