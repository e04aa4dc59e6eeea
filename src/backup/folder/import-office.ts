import { createHash } from 'node:crypto';
import { lstat, mkdir, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { doneMigrations, knownMigrations, migrateTo } from '../../platform/database/migrate.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { storedPath } from '../../platform/files/disk-file-store.ts';
import { BackupError } from '../backup-format.ts';
import { rowCounts } from '../tables-read-model.ts';
import { allowLongWork, emptyTable, writeRows } from '../tables-repository.ts';
import { checkFolder, indexLines, readManifest, tableRows } from './check-folder.ts';
import { type OpenTable, openTables } from './describe-schema.ts';
import { type OfficeFolderDeps, openLines } from './export-office.ts';
import { type FolderManifest, fontFolder } from './folder-format.ts';
import { toStored } from './open-rows.ts';
import { copySummed, sumOf } from './summed-file.ts';

/** What `migrate` and the start of the program fill in; the office of the folder brings its own. */
export const filledByStart: readonly string[] = [
  ...['calendar_days', 'calendar_years', 'closing_requirements', 'deadline_rules', 'dictionary_entries'],
  ...['thresholds', 'upper_codes', 'workflow_definitions'],
];

export interface ImportReport {
  readonly manifest: FolderManifest;
  /** Digest of the manifest, to be held against the one the export printed. */
  readonly sha256: string;
}

const rowsAtATime = 100;

/**
 * Takes an office back in from its folder of open files, into a database that nobody has worked with. First the whole
 * folder is read and compared; then its files are put in their places; then all tables are written in one transaction, read
 * again and compared with their digests before it is committed. Personal values are sealed with the keys of this installation.
 * @throws BackupError when the folder or the place is not what it should be; the database is then as it was
 */
export async function importOffice(deps: OfficeFolderDeps, source: string): Promise<ImportReport> {
  const folder = resolve(source);
  const { manifest, sha256 } = await readManifest(folder);
  const { database, report = () => undefined } = deps;
  await prepare(deps, manifest);
  const tables = await openTables(database.read);
  await checkFolder(folder, manifest, tables, report);
  const brought = await bringFiles(deps, folder, manifest);
  try {
    await deps.uow.run(async (tx) => {
      await allowLongWork(tx);
      await refuseUsed(deps, tx);
      await fill(deps, tx, folder, tables);
      await compare(deps, tx, tables, manifest);
      await note(deps, tx, manifest, sha256);
    });
  } catch (error) {
    for (const path of brought) await rm(path, { force: true });
    throw error instanceof BackupError ? error : new BackupError(`nothing was imported: ${shortly(error)}`);
  }
  return { manifest, sha256 };
}

/** The database is of the folder's state, and empty. */
async function prepare(deps: OfficeFolderDeps, { migrations, program }: FolderManifest): Promise<void> {
  const { database } = deps;
  const known = knownMigrations();
  if (!migrations.every((name, index) => known[index] === name))
    throw new BackupError(`this folder was made by a later program (${program})`);
  const done = await doneMigrations(database.read);
  if (done.length === 0) await migrateTo(database, migrations);
  else if (done.join() !== migrations.join())
    throw new BackupError(
      `this folder was made by an older program (${program}): import it into a database nobody has migrated yet`,
    );
  await refuseUsed(deps);
}

async function refuseUsed({ database }: OfficeFolderDeps, tx?: Tx): Promise<void> {
  const counts = await rowCounts(tx?.knex ?? database.read);
  const used = counts.find(({ name, rows }) => rows > 0 && !filledByStart.includes(name));
  if (used)
    throw new BackupError(
      `the database is not empty, ${used.name} has rows: import into one that only dingfen migrate has touched`,
    );
}

async function fill(
  { crypto, report = () => undefined }: OfficeFolderDeps,
  tx: Tx,
  folder: string,
  tables: readonly OpenTable[],
): Promise<void> {
  for (const table of tables) if (filledByStart.includes(table.name)) await emptyTable(tx, table.name);
  for (const table of tables) {
    let rows: Parameters<typeof writeRows>[2][number][] = [];
    for await (const row of tableRows(folder, table)) {
      rows.push(toStored(table.name, row, crypto));
      if (rows.length < rowsAtATime) continue;
      await writeRows(tx, table.name, rows);
      rows = [];
    }
    await writeRows(tx, table.name, rows);
    report(`${table.name} is written`);
  }
}

/** What stands in the database now, opened again with its own keys, against the digests of the folder. */
async function compare(
  { crypto }: OfficeFolderDeps,
  tx: Tx,
  tables: readonly OpenTable[],
  manifest: FolderManifest,
): Promise<void> {
  for (const table of tables) {
    const hash = createHash('sha256');
    for await (const lines of openLines(tx.knex, table, crypto)) hash.update(`${lines.join('\n')}\n`);
    const said = manifest.tables.find(({ name }) => name === table.name);
    if (hash.digest('hex') !== said?.sha256)
      throw new BackupError(`table ${table.name} differs from the folder after it was written`);
  }
}

/** Uploads and forms into the store, fonts beside it. Gives what is new. */
async function bringFiles(
  { dataDir }: OfficeFolderDeps,
  folder: string,
  { files }: FolderManifest,
): Promise<string[]> {
  const brought: string[] = [];
  const bring = async (from: string, to: string): Promise<void> => {
    if ((await lstat(to).catch(() => null)) !== null) return;
    await mkdir(dirname(to), { recursive: true, mode: 0o700 });
    brought.push(to);
    await copySummed(from, '/', to.slice(1));
  };
  try {
    for await (const { path, sha256, fault } of indexLines(folder, 'attachments')) {
      if (path === null || sha256 === null || fault !== null) continue;
      await bring(join(folder, 'attachments', path), storedPath(join(dataDir, 'files'), sha256));
    }
    for (const { path } of files)
      if (path.startsWith(`${fontFolder}/`)) await bring(join(folder, path), join(dataDir, path));
  } catch (error) {
    for (const path of brought) await rm(path, { force: true });
    throw error;
  }
  return brought;
}

/** Compares what lies in the store now with the index. Gives how many files are equal. @throws BackupError */
export async function compareFiles(dataDir: string, source: string): Promise<number> {
  let equal = 0;
  for await (const { path, sha256, fault } of indexLines(resolve(source), 'attachments')) {
    if (path === null || sha256 === null || fault !== null) continue;
    const stored = await sumOf(storedPath(join(dataDir, 'files'), sha256), path);
    if (stored.sha256 !== sha256) throw new BackupError(`${path} differs after the import`);
    equal += 1;
  }
  return equal;
}

/** The words of an error of the database, without the statement and its values. */
function shortly(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text
    .slice(text.lastIndexOf(' - ') + 1)
    .slice(0, 200)
    .replace(/^- /, '');
}

async function note(
  { audit, clock }: OfficeFolderDeps,
  tx: Tx,
  { counts }: FolderManifest,
  sha256: string,
): Promise<void> {
  await audit.append(tx, {
    actorId: 'system',
    action: 'officeImported',
    objectKind: 'office',
    objectId: 'office',
    detail: { ...counts, sha256 },
    requestId: null,
    at: clock.now(),
  });
}
