import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Encrypter } from 'age-encryption';
import { pack as newPack, type Pack } from 'tar-stream';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import { doneMigrations } from '../platform/database/migrate.ts';
import {
  type BackupHead,
  type BackupManifest,
  filePrefix,
  headName,
  keptFolders,
  manifestName,
  tablePrefix,
} from './backup-format.ts';
import { checkBackup } from './read-backup.ts';
import { atOneMoment, listTables, rowsOf, type TableShape } from './tables-read-model.ts';

export interface BackupDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly dataDir: string;
  readonly program: string;
  readonly keyCheck: string;
}
export interface BackupReport {
  readonly path: string;
  readonly bytes: number;
  readonly tables: number;
  readonly rows: number;
  readonly files: number;
}

const rowsAtATime = 500;

/**
 * Writes the whole office into one file while people go on working, reads it back, and only then lets it take the name
 * it was asked for: an earlier backup of that name stays until the new one is known to be good. With a recipient (a
 * public key of age, `age1…`) only the holder of its secret key can open it.
 * @throws BackupError when what was written cannot be read back.
 */
export async function writeBackup(deps: BackupDeps, path: string, recipient?: string): Promise<BackupReport> {
  const part = `${path}.part`;
  try {
    const manifest = await writePart(deps, part, recipient);
    if (recipient === undefined) await checkBackup(part);
    await rename(part, path);
    await flush(dirname(path));
    const { size } = await stat(path);
    return {
      path,
      bytes: size,
      tables: manifest.tables.length,
      rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
      files: manifest.files.length,
    };
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function writePart(deps: BackupDeps, part: string, recipient?: string): Promise<BackupManifest> {
  const pack = newPack();
  // Whoever waits for the pipeline gets the error; a stream without a listener would end the program.
  pack.on('error', () => {});
  const packed = pack.pipe(createGzip({ level: 5 }));
  const out = createWriteStream(part, { mode: 0o600, flags: 'w' });
  const written = pipeline(recipient === undefined ? packed : await encrypted(packed, recipient), out);
  const filled = fill(deps, pack).catch((error: unknown) => {
    pack.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  });
  const [manifest] = await Promise.all([filled, written]);
  await flush(part);
  return manifest;
}

async function encrypted(plain: Readable, recipient: string): Promise<Readable> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const sealed = await encrypter.encrypt(Readable.toWeb(plain) as ReadableStream<Uint8Array>);
  return Readable.fromWeb(sealed as Parameters<typeof Readable.fromWeb>[0]);
}

/** Rows first: a file is stored before the row that names it, so every row finds its file. */
async function fill(deps: BackupDeps, pack: Pack): Promise<BackupManifest> {
  const tables = await atOneMoment(deps.database, async (db) => {
    const head: BackupHead = {
      format: 1,
      program: deps.program,
      madeAt: deps.clock.now(),
      migrations: await doneMigrations(db),
      keyCheck: deps.keyCheck,
    };
    await add(pack, headName, JSON.stringify(head));
    const sums: BackupManifest['tables'] = [];
    for (const table of await listTables(db)) sums.push(await addTable(pack, db, table));
    return sums;
  });
  const files: BackupManifest['files'] = [];
  for (const folder of keptFolders) {
    for (const path of await filesBelow(deps.dataDir, folder))
      files.push(await addFile(pack, deps.dataDir, path));
  }
  const manifest = { tables, files };
  await add(pack, manifestName, JSON.stringify(manifest));
  pack.finalize();
  return manifest;
}

async function addTable(
  pack: Pack,
  db: Parameters<typeof rowsOf>[0],
  table: TableShape,
): Promise<BackupManifest['tables'][number]> {
  const hash = createHash('sha256');
  let [rows, part] = [0, 0];
  for await (const batch of rowsOf(db, table, rowsAtATime)) {
    const lines = `${batch.map((row) => canonicalJson(row)).join('\n')}\n`;
    hash.update(lines);
    rows += batch.length;
    part += 1;
    await add(pack, `${tablePrefix}${table.name}/${String(part).padStart(6, '0')}.jsonl`, lines);
  }
  return { name: table.name, rows, sha256: hash.digest('hex') };
}

async function addFile(pack: Pack, dataDir: string, path: string): Promise<BackupManifest['files'][number]> {
  const { size } = await stat(join(dataDir, path));
  const hash = createHash('sha256');
  const entry = pack.entry({ name: `${filePrefix}${path}`, size });
  const source = size === 0 ? Readable.from([]) : createReadStream(join(dataDir, path), { end: size - 1 });
  source.on('data', (chunk: Buffer) => hash.update(chunk));
  await pipeline(source, entry);
  return { path, bytes: size, sha256: hash.digest('hex') };
}

function add(pack: Pack, name: string, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    pack.entry({ name, mode: 0o600 }, text, (error) => (error ? reject(error) : resolve()));
  });
}

/** Every plain file below a folder of DATA_DIR, by its path there, in the order of the paths. */
export async function filesBelow(dataDir: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(dataDir, folder), { withFileTypes: true }).catch(() => []);
  const below = await Promise.all(
    entries.map(async (entry) => {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) return filesBelow(dataDir, path);
      return entry.isFile() ? [path] : [];
    }),
  );
  return below.flat().sort();
}

/** Waits until the disk has it. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
