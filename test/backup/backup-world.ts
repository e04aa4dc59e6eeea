import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { keyCheckOf } from '../../src/backup/backup-format.ts';
import { type BackupReport, writeBackup } from '../../src/backup/write-backup.ts';
import type { OpenTestDatabase, TestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';

export const secretKey = 'a-secret-that-only-tests-know-0123456789';

export interface BackupWorld {
  readonly office: TestOffice;
  /** A folder for backups. */
  readonly dir: string;
  backUp(recipient?: string): Promise<BackupReport>;
  /** An empty database elsewhere. */
  empty(open?: OpenTestDatabase): Promise<TestDatabase>;
}

/** An office with one case in the hands of a mediator and one file, and empty places beside it. */
export async function inBackupWorld(open: OpenTestDatabase, work: (world: BackupWorld) => Promise<void>) {
  const office = await openOffice(open);
  const dir = await mkdtemp(join(tmpdir(), 'dingfen-backups-'));
  const places: TestDatabase[] = [];
  try {
    await work({
      office,
      dir,
      backUp: (recipient) =>
        writeBackup(
          {
            database: office.db,
            clock: office.clock,
            dataDir: office.place.dataDir,
            program: '0.1.0',
            keyCheck: keyCheckOf(secretKey),
          },
          join(dir, 'office.tar.gz'),
          recipient,
        ),
      empty: async (elsewhere = open) => {
        const place = await elsewhere({ isMigrated: false });
        places.push(place);
        return place;
      },
    });
  } finally {
    for (const place of places) await place.close();
    await office.close();
    await rm(dir, { recursive: true, force: true });
  }
}

/** Changes the bytes of an unlocked backup; what is put in must be as long as what it replaces. */
export async function tamper(path: string, what: string, by: string): Promise<void> {
  if (Buffer.byteLength(what) !== Buffer.byteLength(by)) throw new RangeError('not as long');
  const plain = gunzipSync(await readFile(path)).toString('latin1');
  const [old, next] = [Buffer.from(what).toString('latin1'), Buffer.from(by).toString('latin1')];
  if (!plain.includes(old)) throw new RangeError(`${what} is not in the backup`);
  await writeFile(path, gzipSync(Buffer.from(plain.replace(old, next), 'latin1')));
}
