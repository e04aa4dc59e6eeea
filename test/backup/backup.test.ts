import { mkdir, readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { verifyAudit } from '../../src/audit/verify-audit.ts';
import { keyCheckOf } from '../../src/backup/backup-format.ts';
import { checkBackup } from '../../src/backup/read-backup.ts';
import { restoreBackup } from '../../src/backup/restore-backup.ts';
import { reindexCases } from '../../src/cases/registration/reindex-cases.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { migrateToLatest } from '../../src/platform/database/migrate.ts';
import { eachDatabase, openTestDatabase, type TestDatabase } from '../support/database.ts';
import { containerOn } from '../support/office.ts';
import { type BackupWorld, inBackupWorld, secretKey, tamper } from './backup-world.ts';

const keyChecks = [keyCheckOf(secretKey)];
const summary = '两家因晒谷场起争执。';

async function registered({ office }: BackupWorld): Promise<string> {
  const { id } = await office.cases.service.registerCase(await office.as('clerk'), {
    type: 'general',
    summary,
    areaCode: '440882102204',
    parties: [
      { side: 'applicant', kind: 'person', name: '陈某明', telephone: '13800005521' },
      { side: 'respondent', kind: 'person', name: '林某华' },
    ],
  });
  const folder = join(office.place.dataDir, 'files', 'ab');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'scan.jpg'), Buffer.alloc(300_000, 7));
  return id;
}

const into = ({ db, dataDir }: TestDatabase) => ({ database: db, dataDir, keyChecks });
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  );

eachDatabase((_name, open) => {
  test('office, backed up and restored elsewhere, is the same to every row, file and chain, and its cases are found', async () => {
    await inBackupWorld(open, async (world) => {
      const id = await registered(world);
      const report = await world.backUp();
      const place = await world.empty();

      const { manifest } = await restoreBackup(into(place), report.path);

      expect(report).toMatchObject({
        files: 1,
        rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      });
      expect(await readFile(join(place.dataDir, 'files', 'ab', 'scan.jpg'))).toEqual(
        Buffer.alloc(300_000, 7),
      );
      await migrateToLatest(place.db);
      const office = await containerOn(place.db, place.dataDir, fixedClock('2026-11-25T09:00:00+08:00'));
      expect(await reindexCases({ db: place.db, uow: office.uow })).toBe(1);
      const viewer = await world.office.as('clerk');
      const { lines } = await office.caseLists.list(viewer, { tab: 'all', q: '晒谷场' }, { limit: 5 });
      expect(lines.map((line) => line.id)).toEqual([id]);
      expect(
        (
          await office.cases.parties.secretsOf(
            place.db.read,
            (await office.cases.parties.list(place.db.read, id))[0]?.id ?? '',
          )
        )?.telephone,
      ).toBe('13800005521');
      expect(await verifyAudit(place.db)).toMatchObject({ isSound: true });
    });
  });

  test('backup, made while a colleague registers cases, holds one state of the office', async () => {
    await inBackupWorld(open, async (world) => {
      const [report] = await Promise.all([world.backUp(), registered(world), registered(world)]);
      const { manifest } = await checkBackup(report.path);
      const rowsOf = (name: string) => manifest.tables.find((table) => table.name === name)?.rows;

      expect(rowsOf('parties')).toBe(2 * (rowsOf('cases') ?? -1));
      expect(rowsOf('history')).toBe(rowsOf('cases'));
    });
  });

  test('database that is not empty, restored into, is refused and stays as it was', async () => {
    await inBackupWorld(open, async (world) => {
      const { path } = await world.backUp();
      const place = await open({ hasDemoWorld: true });
      try {
        expect(await refusalOf(restoreBackup(into(place), path))).toMatch(/not empty/);
      } finally {
        await place.close();
      }
    });
  });
});

test('office on SQLite, restored to an empty place twice, gives backups of the same digests', async () => {
  await inBackupWorld(openTestDatabase, async (world) => {
    await registered(world);
    const first = await checkBackup((await world.backUp()).path);
    const second = await checkBackup((await world.backUp()).path);

    expect(second.manifest).toEqual(first.manifest);
  });
});

test('backup, of which a name, a file or the end was changed, is refused with what differs', async () => {
  await inBackupWorld(openTestDatabase, async (world) => {
    await registered(world);
    const { path } = await world.backUp();
    await tamper(path, summary, '两家因打谷场起争执。');
    expect(await refusalOf(checkBackup(path))).toBe('table cases was changed');

    await world.backUp();
    await tamper(path, String.fromCharCode(7).repeat(9), `${String.fromCharCode(7).repeat(8)}!`);
    expect(await refusalOf(checkBackup(path))).toBe('file files/ab/scan.jpg was changed');

    const { bytes } = await world.backUp();
    await truncate(path, bytes - 500);
    expect(await refusalOf(checkBackup(path))).toMatch(/cannot be read|cut off/);
    expect(await refusalOf(checkBackup(join(world.dir, 'nowhere')))).toMatch(/ENOENT/);
  });
});

test('backup, changed on its way, leaves the empty place empty', async () => {
  await inBackupWorld(openTestDatabase, async (world) => {
    await registered(world);
    const { path } = await world.backUp();
    await tamper(path, summary, '两家因打谷场起争执。');
    const place = await world.empty();

    expect(await refusalOf(restoreBackup(into(place), path))).toBe('table cases was changed');
    expect(await place.db.read.schema.hasTable('cases')).toBe(false);
    expect(await readdir(place.dataDir)).not.toContain('files');
  });
});

test('backup of another SECRET_KEY, restored, is refused before anything is written', async () => {
  await inBackupWorld(openTestDatabase, async (world) => {
    const { path } = await world.backUp();
    const place = await world.empty();
    const stranger = {
      ...into(place),
      keyChecks: [keyCheckOf('another-secret-of-another-office-0123456789')],
    };

    expect(await refusalOf(restoreBackup(stranger, path))).toMatch(/another SECRET_KEY/);
    expect(await place.db.read.schema.hasTable('cases')).toBe(false);
  });
});

test('backup of a later program, restored, is refused', async () => {
  await inBackupWorld(openTestDatabase, async (world) => {
    const { path } = await world.backUp();
    await tamper(path, '20261130001300_jobs', '20271130001300_jobs');

    expect(await refusalOf(restoreBackup(into(await world.empty()), path))).toMatch(/later program/);
  });
});

test('backup, locked for a public key, opens with its secret key alone', async () => {
  await inBackupWorld(openTestDatabase, async (world) => {
    const [identity, stranger] = [await generateX25519Identity(), await generateX25519Identity()];
    await registered(world);
    const { path } = await world.backUp(await identityToRecipient(identity));

    expect((await readFile(path)).includes('cases')).toBe(false);
    expect(await refusalOf(checkBackup(path))).toMatch(/locked/);
    expect(await refusalOf(checkBackup(path, stranger))).toMatch(/does not open/);
    expect((await checkBackup(path, identity)).manifest.files).toHaveLength(1);
  });
});

test('backup that cannot be written, leaves the earlier one of its name', async () => {
  await inBackupWorld(openTestDatabase, async (world) => {
    const { path } = await world.backUp();
    const earlier = await readFile(path);
    await mkdir(`${path}.part`);

    expect(await refusalOf(world.backUp())).not.toBe('done');
    expect(await readFile(path)).toEqual(earlier);
  });
});
