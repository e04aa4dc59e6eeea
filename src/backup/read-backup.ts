import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Decrypter } from 'age-encryption';
import { extract } from 'tar-stream';
import type { z } from 'zod';
import {
  BackupError,
  type BackupHead,
  type BackupManifest,
  filePrefix,
  headName,
  headSchema,
  manifestName,
  manifestSchema,
  tablePrefix,
} from './backup-format.ts';

/** What comes out of a backup, in its order. */
export type BackupPiece =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'rows'; readonly table: string; readonly bytes: Buffer }
  | { readonly kind: 'file'; readonly path: string; readonly body: Readable }
  | { readonly kind: 'manifest'; readonly manifest: BackupManifest };

type PackedEntry = ReturnType<typeof extract> extends AsyncIterable<infer One> ? One : never;

/** More rows stand in no piece; a larger one was not written by this program. */
const largestPiece = 64 * 1024 * 1024;
const safePath = /^(?:[\w.-]+\/)*[\w.-]+$/;

/**
 * Reads a backup from its beginning. A file's `body` must be read to its end before the next piece is asked for.
 * @throws BackupError when it is no backup, of a later format, cut off, or locked with another key.
 */
export async function* piecesOf(path: string, identity?: string): AsyncGenerator<BackupPiece> {
  const unpacked = extract();
  // The loop below gets the error; a stream without a listener would end the program.
  unpacked.on('error', () => {});
  const reading = pipeline(await opened(path, identity), createGunzip(), unpacked);
  reading.catch(() => {});
  try {
    for await (const entry of unpacked) yield await pieceIn(entry);
    await reading;
  } catch (error) {
    throw error instanceof BackupError
      ? error
      : new BackupError(`the backup cannot be read: ${messageOf(error)}`);
  }
}

async function pieceIn(entry: PackedEntry): Promise<BackupPiece> {
  const { name, size = 0 } = entry.header;
  if (name.startsWith(filePrefix)) {
    const file = name.slice(filePrefix.length);
    if (!safePath.test(file) || file.split('/').includes('..'))
      throw new BackupError(`no path of a file: ${file}`);
    return { kind: 'file', path: file, body: entry as unknown as Readable };
  }
  if (size > largestPiece) throw new BackupError(`${name} is too large`);
  const chunks: Buffer[] = [];
  for await (const chunk of entry) chunks.push(chunk as Buffer);
  return pieceOf(name, Buffer.concat(chunks));
}

function pieceOf(name: string, bytes: Buffer): BackupPiece {
  if (name === headName) return { kind: 'head', head: parsed(headSchema, bytes, name) };
  if (name === manifestName) return { kind: 'manifest', manifest: parsed(manifestSchema, bytes, name) };
  const table = name.startsWith(tablePrefix) ? name.slice(tablePrefix.length).split('/')[0] : undefined;
  if (table === undefined || !/^[a-z_]+$/.test(table)) throw new BackupError(`unknown part ${name}`);
  return { kind: 'rows', table, bytes };
}

function parsed<T>(schema: z.ZodType<T>, bytes: Buffer, name: string): T {
  const result = schema.safeParse(jsonOf(bytes, name));
  if (!result.success) throw new BackupError(`${name} is not of a format this program knows`);
  return result.data;
}

function jsonOf(bytes: Buffer, name: string): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new BackupError(`${name} cannot be read`);
  }
}

async function opened(path: string, identity?: string): Promise<Readable> {
  if (identity === undefined && (await isLocked(path))) {
    throw new BackupError('the backup is locked: give the file of its secret key');
  }
  const file = createReadStream(path);
  if (identity === undefined) return file;
  try {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const plain = await decrypter.decrypt(Readable.toWeb(file) as ReadableStream<Uint8Array>);
    return Readable.fromWeb(plain as Parameters<typeof Readable.fromWeb>[0]);
  } catch (error) {
    throw new BackupError(`the backup does not open with this key: ${messageOf(error)}`);
  }
}

/** Files of age begin with a line of their own. */
async function isLocked(path: string): Promise<boolean> {
  const mark = 'age-encryption.org/';
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw new BackupError(`the backup cannot be read: ${messageOf(error)}`);
  });
  try {
    const { buffer } = await handle.read(Buffer.alloc(mark.length), 0, mark.length, 0);
    return buffer.toString('latin1') === mark;
  } finally {
    await handle.close();
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A backup that was read whole and adds up. */
export interface SoundBackup {
  readonly head: BackupHead;
  readonly manifest: BackupManifest;
}

/**
 * Reads a backup to its end and compares every table and file with what it says of itself.
 * @throws BackupError that names the first part that differs.
 */
export async function checkBackup(path: string, identity?: string): Promise<SoundBackup> {
  let head: BackupHead | undefined;
  let manifest: BackupManifest | undefined;
  const tables = new Map<string, { rows: number; hash: Hash }>();
  const files = new Map<string, string>();
  for await (const piece of piecesOf(path, identity)) {
    if (piece.kind === 'head') head = piece.head;
    if (head === undefined) throw new BackupError('this is no backup of Dingfen');
    if (piece.kind === 'manifest') manifest = piece.manifest;
    if (piece.kind === 'rows') {
      const sum = tables.get(piece.table) ?? { rows: 0, hash: createHash('sha256') };
      tables.set(piece.table, {
        rows: sum.rows + lineCount(piece.bytes),
        hash: sum.hash.update(piece.bytes),
      });
    }
    if (piece.kind === 'file') files.set(piece.path, await digestOf(piece.body));
  }
  if (head === undefined || manifest === undefined) throw new BackupError('the backup is cut off');
  for (const { name, rows, sha256 } of manifest.tables) {
    const found = tables.get(name) ?? { rows: 0, hash: createHash('sha256') };
    if (found.rows !== rows || found.hash.digest('hex') !== sha256)
      throw new BackupError(`table ${name} was changed`);
  }
  for (const { path: file, sha256 } of manifest.files) {
    if (files.get(file) !== sha256) throw new BackupError(`file ${file} was changed`);
  }
  return { head, manifest };
}

function lineCount(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) count += 1;
  return count;
}

async function digestOf(body: Readable): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of body) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
