import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoCaseSpecs } from '../../seeds/demo-cases.ts';
import { loadDemoCases } from '../../src/demo-cases.ts';
import { connectDatabase } from '../../src/platform/database/connect.ts';
import { migrateToLatest } from '../../src/platform/database/migrate.ts';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

/** The demo office with so many more registered cases, on a database that promises what production promises. */
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
  await loadDemoCases(office);
  await registerMany(office, cases - demoCaseSpecs.length);
  return office;
}

async function registerMany(office: TestOffice, count: number): Promise<void> {
  const viewer = await office.as('clerk');
  for (let index = 0; index < count; index += 1) {
    const spec = demoCaseSpecs[index % demoCaseSpecs.length];
    if (!spec) return;
    const day = new Date(
      Date.UTC(2024, 10, 24) + (((index * 7919 * 86_400_000) / 20_000) % (720 * 86_400_000)),
    );
    await office.cases.service.registerCase(viewer, {
      type: spec.type,
      summary: `${spec.summary}${index}`,
      channel: spec.channel,
      areaCode: spec.areaCode,
      reportedAt: day.toISOString(),
      parties: [
        {
          side: 'applicant',
          kind: 'person',
          name: `${spec.applicant.name}${'一二三四五六七八九十'[index % 10]}`,
        },
        { side: 'respondent', ...spec.respondent },
      ],
      details: spec.details ?? {},
    });
  }
}
