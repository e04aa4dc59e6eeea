import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Database } from '../platform/database/connect.ts';
import { doneMigrations, knownMigrations, migrateTo } from '../platform/database/migrate.ts';
import { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { BackupError, keptFolders } from './backup-format.ts';
import { checkBackup, piecesOf, type SoundBackup } from './read-backup.ts';
import { atOneMoment, listTables, type RawRow, rowsOf } from './tables-read-model.ts';
import { writeRows } from './tables-repository.ts';

export interface RestoreDeps {
  readonly database: Database;
  readonly dataDir: string;
  readonly keyChecks: readonly string[];
}

/**
 * Brings a backup into an empty place: first it is read whole, then the files, then all tables in one transaction; at the
 * end every table is read again and compared. The database is then as old as the backup: the caller migrates it.
 * @throws BackupError when the backup or the place is not what it should be; the database is then as it was.
 */
export async function restoreBackup(
  deps: RestoreDeps,
  path: string,
  identity?: string,
): Promise<SoundBackup> {
  const backup = await checkBackup(path, identity);
  if (!deps.keyChecks.includes(backup.head.keyCheck)) {
    throw new BackupError('this backup belongs to another SECRET_KEY: set the one it was made with');
  }
  const known = knownMigrations();
  const isPrefix = backup.head.migrations.every((name, index) => known[index] === name);
  if (!isPrefix) throw new BackupError(`this backup was made by a later program (${backup.head.program})`);
  await refuseUsedPlace(deps);
  await migrateTo(deps.database, backup.head.migrations);
  await new UnitOfWork(deps.database).run(async (tx) => {
    for await (const piece of piecesOf(path, identity)) {
      if (piece.kind === 'file') {
        const target = join(deps.dataDir, piece.path);
        await mkdir(dirname(target), { recursive: true, mode: 0o700 });
        await pipeline(piece.body, createWriteStream(target, { mode: 0o600 }));
      }
      if (piece.kind === 'rows') await writeRows(tx, piece.table, rowsIn(piece.bytes));
    }
  });
  await compare(deps.database, backup);
  return backup;
}

function rowsIn(bytes: Buffer): RawRow[] {
  return bytes
    .toString('utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as RawRow]));
}

async function refuseUsedPlace({ database, dataDir }: RestoreDeps): Promise<void> {
  if ((await doneMigrations(database.read)).length > 0) {
    throw new BackupError(
      'the database is not empty: restore into an empty one, then put it in the place of the other',
    );
  }
  for (const folder of keptFolders) {
    const names = await readdir(join(dataDir, folder)).catch(() => []);
    if (names.length > 0)
      throw new BackupError(`DATA_DIR already has ${folder}: restore into an empty folder`);
  }
}

/** What stands in the database now, table by table, against what the backup says. */
async function compare(database: Database, { manifest }: SoundBackup): Promise<void> {
  await atOneMoment(database, async (db) => {
    const shapes = new Map((await listTables(db)).map((shape) => [shape.name, shape]));
    for (const { name, rows, sha256 } of manifest.tables) {
      const shape = shapes.get(name);
      if (shape === undefined) throw new BackupError(`table ${name} is missing after the restore`);
      const hash = createHash('sha256');
      let count = 0;
      for await (const batch of rowsOf(db, shape, 500)) {
        hash.update(`${batch.map((row) => canonicalJson(row)).join('\n')}\n`);
        count += batch.length;
      }
      if (count !== rows || hash.digest('hex') !== sha256) {
        throw new BackupError(`table ${name} differs from the backup after the restore`);
      }
    }
  });
}
