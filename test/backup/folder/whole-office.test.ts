import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../../src/audit/verify-audit.ts';
import { keyCheckOf } from '../../../src/backup/backup-format.ts';
import { comparePapers } from '../../../src/backup/folder/compare-papers.ts';
import { exportOffice } from '../../../src/backup/folder/export-office.ts';
import { compareFiles, importOffice } from '../../../src/backup/folder/import-office.ts';
import { restoreBackup } from '../../../src/backup/restore-backup.ts';
import { writeBackup } from '../../../src/backup/write-backup.ts';
import { reindexCases } from '../../../src/cases/registration/reindex-cases.ts';
import { loadDemoCases } from '../../../src/demo/play-cases.ts';
import { migrateToLatest } from '../../../src/platform/database/migrate.ts';
import { replayAll } from '../../../src/workflow/versions/replay.ts';
import { openPostgresDatabase, openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { digestsIn, exportDeps, placeDeps } from './folder-world.ts';

const size = 1000;
/** Every so many cases have a photograph. */
const photographed = 5;
/** Played step by step; the others are copies of them with values of their own. */
const courses = 60;
const secretKey = 'a-secret-that-only-tests-know-0123456789';
const hasPostgres = process.env['TEST_DATABASE_URL'] !== undefined;
const say = (line: string) => void process.stdout.write(`${line}\n`);

/** Milliseconds this thread has computed; what others on the machine took from it is not among them. */
function computedMs(): number {
  try {
    return Number(readFileSync('/proc/thread-self/schedstat', 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return performance.now();
  }
}

/** Runs a piece of work and says how long it took, how long it computed at most without a pause, and how much memory there was. */
async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  let [last, longest, most] = [computedMs(), 0, 0];
  const tick = setInterval(() => {
    const now = computedMs();
    longest = Math.max(longest, now - last);
    most = Math.max(most, process.memoryUsage().rss);
    last = now;
  }, 2);
  const began = performance.now();
  try {
    return await work();
  } finally {
    clearInterval(tick);
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    say(
      `${name.padEnd(34)} ${seconds.padStart(7)} s, longest stop ${longest.toFixed(0)} ms, ${(most / 2 ** 20).toFixed(0)} MB resident`,
    );
  }
}

async function officeOf(cases: number): Promise<TestOffice> {
  const office = await openOffice(openTestDatabase, '2026-11-24T09:00:00+08:00', { drawsInThreads: true });
  await loadDemoCases(office, cases, undefined, { courses });
  const clerk = await office.as('clerk');
  const rows: { id: string }[] = await office.db.read('cases').orderBy('id').select('id');
  for (const [index, { id }] of rows.entries()) {
    if (index % photographed !== 0) continue;
    const photo = { name: `现场 ${index}.jpg`, mediaType: 'image/jpeg', kind: 'evidence' } as const;
    await office.attachments.add(clerk, { caseId: id }, [
      { ...photo, bytes: Buffer.alloc(100_000 + index, index) },
    ]);
  }
  return office;
}

async function megabytes(folder: string): Promise<string> {
  let sum = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) sum += (await stat(join(entry.parentPath, entry.name))).size;
  return (sum / 2 ** 20).toFixed(1);
}

/** Chains of the audit log and histories of an office that was brought somewhere. */
async function soundIn(office: TestOffice, { db, uow }: TestDatabase): Promise<void> {
  expect(await reindexCases({ db, uow })).toBe(size);
  expect(await verifyAudit(db)).toMatchObject({ isSound: true });
  const { subjects, findings } = await replayAll(db.read, office.registry, office.stores);
  expect({ subjects, findings }).toEqual({ subjects: size, findings: [] });
}

test.runIf(process.env['PROVE'] === '1')(
  'office of a thousand cases, exported, taken in elsewhere, back again, and restored from a backup, is the same to the byte',
  async () => {
    const dir = await mkdtemp(join(tmpdir(), 'dingfen-whole-'));
    const office = await timed(`an office of ${size} cases`, () => officeOf(size));
    const places: TestDatabase[] = [];
    const empty = async (open: typeof openTestDatabase, isMigrated: boolean) => {
      places.push(await open({ isMigrated }));
      return places.at(-1) as TestDatabase;
    };
    const world = { office } as Parameters<typeof placeDeps>[0];
    try {
      const first = join(dir, 'first');
      const { manifest } = await timed('export', () => exportOffice(exportDeps(office), first));
      const { cases, rows, papers, attachments } = manifest.counts;
      say(
        `${cases} cases, ${rows} rows, ${papers} papers, ${attachments} attachments, ${await megabytes(first)} MB`,
      );
      expect(manifest.counts).toMatchObject({ cases: size, attachments: size / photographed, faults: 0 });

      const there = await empty(hasPostgres ? openPostgresDatabase : openTestDatabase, true);
      const name = hasPostgres ? 'PostgreSQL' : 'SQLite';
      await timed(`import to ${name}`, () => importOffice(placeDeps(world, there), first));
      await timed('index and chains there', () => soundIn(office, there));
      const second = join(dir, 'second');
      await timed(`export from ${name}`, () => exportOffice(placeDeps(world, there), second));
      const digests = await digestsIn(first);
      const again = await digestsIn(second);
      expect([...again.keys()].sort()).toEqual([...digests.keys()].sort());
      expect([...digests].filter(([path, one]) => again.get(path) !== one).map(([path]) => path)).toEqual([
        'tables/audit_log.jsonl',
      ]);
      expect(await compareFiles(there.dataDir, first)).toBe(attachments);

      const back = await empty(openTestDatabase, true);
      await timed('import back to SQLite', () => importOffice(placeDeps(world, back), second));
      await soundIn(office, back);
      const drawn = await timed('papers drawn again there', () =>
        comparePapers(placeDeps(world, back), second, office.config.publicUrl),
      );
      expect(drawn).toEqual({ equal: papers, notDrawn: 0, different: [] });

      const keyCheck = keyCheckOf(secretKey);
      const backup = join(dir, 'office.tar.gz');
      const kept = {
        database: office.db,
        clock: office.clock,
        dataDir: office.place.dataDir,
        program: '0.1.0',
        keyCheck,
      };
      const { bytes } = await timed('backup, read back', () => writeBackup(kept, backup));
      const restored = await empty(hasPostgres ? openPostgresDatabase : openTestDatabase, false);
      const { db: database, dataDir } = restored;
      const told = await timed(`restore to ${name}, compared`, () =>
        restoreBackup({ database, dataDir, keyChecks: [keyCheck] }, backup),
      );
      await migrateToLatest(database);
      say(`backup of ${(bytes / 2 ** 20).toFixed(1)} MB, ${told.manifest.files.length} files`);
      expect(told.manifest.tables.find((table) => table.name === 'cases')?.rows).toBe(size);
      await soundIn(office, restored);
      expect(await compareFiles(dataDir, first)).toBe(attachments);
      const deps = { ...placeDeps(world, restored), crypto: office.crypto };
      expect(await comparePapers(deps, first, office.config.publicUrl)).toEqual(drawn);
    } finally {
      for (const place of places) await place.close();
      await office.close();
      await rm(dir, { recursive: true, force: true });
    }
  },
);
