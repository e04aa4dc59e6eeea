import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { AuditLog } from '../../audit/audit-log.ts';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FieldCrypto } from '../../platform/crypto/field-crypto.ts';
import type { Database, Db } from '../../platform/database/connect.ts';
import { doneMigrations } from '../../platform/database/migrate.ts';
import type { UnitOfWork } from '../../platform/database/unit-of-work.ts';
import { BackupError } from '../backup-format.ts';
import { atOneMoment, rowsOf } from '../tables-read-model.ts';
import { filesBelow, flush } from '../write-backup.ts';
import { describeSchema, type OpenTable, openTables } from './describe-schema.ts';
import {
  type FileSum,
  type FolderManifest,
  fontFolder,
  isSafePath,
  manifestFile,
  readmeFile,
  schemaFile,
  tableFolder,
} from './folder-format.ts';
import { type DrawPaper, layAttachments, layPapers } from './lay-index.ts';
import { toOpen } from './open-rows.ts';
import { pacer } from './pace.ts';
import { readmeText } from './readme.ts';
import { copySummed, filled, SummedFile, writeSummed } from './summed-file.ts';

export interface OfficeFolderDeps {
  readonly database: Database;
  readonly uow: UnitOfWork;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly crypto: FieldCrypto;
  readonly dataDir: string;
  readonly program: string;
  readonly drawPaper: DrawPaper;
  /** How far it is, in words for who runs the command. */
  readonly report?: (line: string) => void;
}
export interface ExportDeps extends OfficeFolderDeps {
  readonly office: string;
  readonly publicUrl: string;
}
export interface ExportReport {
  readonly manifest: FolderManifest;
  /** Digest of the manifest, which holds those of all else. */
  readonly sha256: string;
}

const rowsAtATime = 100;
const filesBetweenReports = 200;

/**
 * Writes the whole office as open files into a folder that is empty or not there yet: one state of the database, while
 * people go on working. It is written beside under another name and moved when it is whole and its manifest stands in it.
 * @throws BackupError when the folder is taken or a value cannot be opened
 */
export async function exportOffice(deps: ExportDeps, target: string): Promise<ExportReport> {
  const folder = resolve(target);
  await refuseTaken(folder);
  await mkdir(dirname(folder), { recursive: true });
  const part = await mkdtemp(`${folder}.part-`);
  try {
    const manifest = await fill(deps, part);
    const { sha256 } = await writeSummed(part, manifestFile, `${JSON.stringify(manifest, null, 1)}\n`);
    await flush(part);
    await note(deps, manifest, sha256);
    await rename(part, folder);
    await flush(dirname(folder));
    return { manifest, sha256 };
  } catch (error) {
    await rm(part, { recursive: true, force: true });
    throw error;
  }
}

async function refuseTaken(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new BackupError(`${folder} cannot be written: ${error.code ?? error.message}`);
  });
  if (names.length > 0) throw new BackupError(`${folder} is not empty: name a new folder`);
}

async function fill(deps: ExportDeps, folder: string): Promise<FolderManifest> {
  const { clock, program, office, publicUrl, dataDir, drawPaper, report = () => undefined } = deps;
  const { migrations, tables, madeAt, schema } = await atOneMoment(deps.database, async (db) => {
    const done = await doneMigrations(db);
    const shapes = await openTables(db);
    const sums: FolderManifest['tables'] = [];
    for (const table of shapes) {
      sums.push(await writeTable(deps, db, table, folder));
      report(`${table.name}: ${sums.at(-1)?.rows ?? 0} rows`);
    }
    return { migrations: done, tables: sums, madeAt: clock.now(), schema: describeSchema(shapes, done) };
  });
  const indexes = {
    ...{ folder, store: join(dataDir, 'files'), publicUrl, drawPaper },
    report: (done: number, what: string) => {
      if (done % filesBetweenReports === 0) report(`${what}: ${done}`);
    },
  };
  const papers = await layPapers(indexes);
  const attachments = await layAttachments(indexes);
  const said = { program, madeAt, office };
  const files = [
    await writeSummed(folder, schemaFile, schema),
    await writeSummed(folder, readmeFile, readmeText(said)),
    ...[papers, attachments].map(({ path, bytes, sha256 }) => ({ path, bytes, sha256 })),
    ...(await copyFonts(dataDir, folder)),
  ];
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  const cases = tables.find(({ name }) => name === 'cases')?.rows ?? 0;
  return {
    ...{ format: 1, kind: 'dingfen office', ...said, publicUrl, migrations, tables, files },
    counts: {
      ...{ cases, rows, papers: papers.lines, attachments: attachments.lines },
      faults: papers.faults + attachments.faults,
    },
  };
}

async function writeTable(
  { crypto }: Pick<OfficeFolderDeps, 'crypto'>,
  db: Db,
  table: OpenTable,
  folder: string,
): Promise<FolderManifest['tables'][number]> {
  let rows = 0;
  const file = await SummedFile.create(folder, `${tableFolder}/${table.name}.jsonl`);
  const { bytes, sha256 } = await filled(file, async () => {
    for await (const lines of openLines(db, table, crypto)) {
      await file.write(`${lines.join('\n')}\n`);
      rows += lines.length;
    }
  });
  return { name: table.name, rows, bytes, sha256 };
}

/** The rows of a table as they stand in the open files, some at a time. */
export async function* openLines(db: Db, table: OpenTable, crypto: FieldCrypto): AsyncGenerator<string[]> {
  const rest = pacer();
  for await (const rows of rowsOf(db, table, rowsAtATime)) {
    const lines: string[] = [];
    for (const row of rows) {
      lines.push(canonicalJson(toOpen(table.name, row, crypto)));
      await rest();
    }
    yield lines;
  }
}

async function copyFonts(dataDir: string, folder: string): Promise<FileSum[]> {
  const sums: FileSum[] = [];
  for (const path of await filesBelow(dataDir, fontFolder)) {
    if (isSafePath(path)) sums.push(await copySummed(join(dataDir, path), folder, path));
  }
  return sums;
}

/** Who took the office along stands in the audit log before the folder has its name. */
async function note(deps: ExportDeps, { counts }: FolderManifest, sha256: string): Promise<void> {
  const { uow, audit, clock } = deps;
  await uow.run((tx) =>
    audit.append(tx, {
      actorId: 'system',
      action: 'officeExported',
      objectKind: 'office',
      objectId: 'office',
      detail: { ...counts, sha256 },
      requestId: null,
      at: clock.now(),
    }),
  );
}
