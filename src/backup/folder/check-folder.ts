import { createHash } from 'node:crypto';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { canonicalJson } from '../../platform/canonical-json.ts';
import { BackupError } from '../backup-format.ts';
import type { RawRow } from '../tables-read-model.ts';
import type { OpenColumn, OpenTable } from './describe-schema.ts';
import {
  type FolderManifest,
  fontFolder,
  type IndexedFolder,
  type IndexLine,
  indexedFolders,
  indexFile,
  indexLineSchema,
  manifestFile,
  manifestSchema,
  readmeFile,
  schemaFile,
  tableFolder,
} from './folder-format.ts';
import { chunksOf, linesOf } from './lines.ts';
import { pacer } from './pace.ts';
import { sumOf } from './summed-file.ts';

const largestManifest = 4 * 1024 * 1024;

/** What the folder says of itself, before anything of it is compared. @throws BackupError */
export async function readManifest(folder: string): Promise<{ manifest: FolderManifest; sha256: string }> {
  if (!(await lstat(folder).catch(() => null))?.isDirectory())
    throw new BackupError(`${folder} is no folder`);
  const { bytes, sha256 } = await sumOf(join(folder, manifestFile), manifestFile);
  if (bytes > largestManifest) throw new BackupError(`${manifestFile} is too large`);
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(join(folder, manifestFile), manifestFile))
    chunks.push(Buffer.from(chunk));
  return { manifest: parsed(manifestSchema, Buffer.concat(chunks).toString('utf8'), manifestFile), sha256 };
}

/**
 * Reads the whole folder and compares it with its manifest and with the tables of this program; writes nothing.
 * @throws BackupError that names the first part that is not what it should be
 */
export async function checkFolder(
  folder: string,
  manifest: FolderManifest,
  tables: readonly OpenTable[],
  report: (line: string) => void,
): Promise<void> {
  const laid = await plainFilesIn(folder);
  const named = new Set<string>([manifestFile]);
  const name = (path: string): void => {
    if (named.has(path)) throw new BackupError(`${path} is named twice`);
    named.add(path);
  };
  const unknown = manifest.tables.find(({ name }) => !tables.some((table) => table.name === name));
  if (unknown) throw new BackupError(`unknown table ${unknown.name}`);
  for (const table of tables) {
    const said = manifest.tables.filter(({ name }) => name === table.name);
    if (said.length !== 1) throw new BackupError(`table ${table.name} is missing`);
    await checkTable(folder, table, said[0] as (typeof said)[number]);
    name(`${tableFolder}/${table.name}.jsonl`);
  }
  report(`${tables.length} tables are as their digests say`);
  for (const one of manifest.files) {
    refuseStray(one.path);
    name(one.path);
    const { bytes, sha256 } = await sumOf(join(folder, one.path), one.path);
    if (bytes !== one.bytes || sha256 !== one.sha256) throw new BackupError(`${one.path} was changed`);
  }
  for (const what of indexedFolders) {
    if (!manifest.files.some(({ path }) => path === `${what}/${indexFile}`))
      throw new BackupError(`${what}/${indexFile} is missing`);
    const count = await checkIndex(folder, what, manifest, name);
    report(`${count} files of ${what} are as their digests say`);
  }
  const stray = laid.find((path) => !named.has(path));
  if (stray !== undefined) throw new BackupError(`${stray} is not named in the manifest`);
}

/** What a manifest may name beside the tables. */
function refuseStray(path: string): void {
  const known = [schemaFile, readmeFile, ...indexedFolders.map((what) => `${what}/${indexFile}`)];
  if (!known.includes(path) && !path.startsWith(`${fontFolder}/`))
    throw new BackupError(`unknown file ${path}`);
}

/** Every file below a folder; a link, a pipe or a device is refused. */
async function plainFilesIn(folder: string, below = '', files: string[] = []): Promise<string[]> {
  for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) await plainFilesIn(folder, path, files);
    else if (entry.isFile()) files.push(path);
    else throw new BackupError(`${path} is no plain file`);
  }
  return files;
}

async function checkTable(
  folder: string,
  table: OpenTable,
  said: FolderManifest['tables'][number],
): Promise<void> {
  const hash = createHash('sha256');
  let rows = 0;
  const onChunk = (chunk: Buffer) => void hash.update(chunk);
  for await (const _row of tableRows(folder, table, onChunk)) rows += 1;
  if (rows !== said.rows)
    throw new BackupError(`table ${table.name} has ${rows} rows, the manifest says ${said.rows}`);
  if (hash.digest('hex') !== said.sha256) throw new BackupError(`table ${table.name} was changed`);
}

/** The rows of a table's file, each held to the columns of the table. @throws BackupError that names the line */
export async function* tableRows(
  folder: string,
  table: OpenTable,
  onChunk?: (chunk: Buffer) => void,
): AsyncGenerator<RawRow> {
  const name = `${tableFolder}/${table.name}.jsonl`;
  const rest = pacer();
  let no = 0;
  for await (const line of linesOf(join(folder, name), name, onChunk)) {
    no += 1;
    const fault = (what: string) => new BackupError(`${name} line ${no}: ${what}`);
    const row = jsonOf(line, `${name} line ${no}`);
    if (typeof row !== 'object' || row === null || Array.isArray(row)) throw fault('is no row');
    const values = row as RawRow;
    const stranger = Object.keys(values).find((key) => !table.columns.some((column) => column.name === key));
    if (stranger !== undefined) throw fault(`unknown column ${stranger.slice(0, 60)}`);
    const wrong = table.columns.find((column) => !isOf(column, values[column.name]));
    if (wrong !== undefined) throw fault(`${wrong.name} is no ${wrong.type}`);
    if (canonicalJson(values) !== line) throw fault('is not written as this program writes it');
    yield values;
    await rest();
  }
}

function isOf({ type, isRequired }: OpenColumn, value: unknown): boolean {
  if (value === null) return !isRequired;
  if (type === 'integer' || type === 'yes-no') return Number.isSafeInteger(value);
  return typeof value === 'string' && (type !== 'json' || isJson(value));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Compares what an index names; gives how many files that is. */
async function checkIndex(
  folder: string,
  what: IndexedFolder,
  manifest: FolderManifest,
  name: (path: string) => void,
): Promise<number> {
  let [lines, faults, files] = [0, 0, 0];
  for await (const line of indexLines(folder, what)) {
    lines += 1;
    if (line.fault !== null) faults += 1;
    if (line.path === null) continue;
    const path = `${what}/${line.path}`;
    name(path);
    const { bytes, sha256 } = await sumOf(join(folder, path), path);
    if (bytes !== line.bytes || sha256 !== line.sha256) throw new BackupError(`${path} was changed`);
    files += 1;
  }
  const { papers, attachments } = manifest.counts;
  const said = what === 'papers' ? papers : attachments;
  if (lines !== said) throw new BackupError(`${what} has ${lines} lines, the manifest says ${said}`);
  if (faults > manifest.counts.faults)
    throw new BackupError(`${what} has more faults than the manifest says`);
  return files;
}

/** The lines of an index. @throws BackupError that names the line */
export async function* indexLines(folder: string, what: IndexedFolder): AsyncGenerator<IndexLine> {
  const name = `${what}/${indexFile}`;
  let no = 0;
  for await (const line of linesOf(join(folder, name), name)) {
    no += 1;
    yield parsed(indexLineSchema, line, `${name} line ${no}`);
  }
}

function parsed<T>(schema: z.ZodType<T>, text: string, name: string): T {
  const result = schema.safeParse(jsonOf(text, name));
  if (result.success) return result.data;
  const places = result.error.issues.map(({ path }) => path.join('.')).filter((path) => path !== '');
  throw new BackupError(
    `${name} is not of a format this program knows${places.length > 0 ? `: ${places.slice(0, 3).join(', ')}` : ''}`,
  );
}

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BackupError(`${name} is no JSON`);
  }
}
