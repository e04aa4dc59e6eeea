import { createHash, randomUUID } from 'node:crypto';
import { access, mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileStore } from './file-store.ts';

const hashPattern = /^[0-9a-f]{64}$/;

/** Where a store in a folder keeps the content of a hash, for whoever copies it without reading it whole. */
export function storedPath(dir: string, sha256: string): string {
  if (!hashPattern.test(sha256)) throw new RangeError('not a content hash');
  return join(dir, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

/** A file store in a folder: temporary name, fsync, rename, fsync of the folder, so a crash leaves only orphans. */
export function createDiskFileStore(dir: string): FileStore {
  const pathOf = (sha256: string): string => storedPath(dir, sha256);
  const has = (sha256: string): Promise<boolean> =>
    access(pathOf(sha256)).then(
      () => true,
      () => false,
    );

  return {
    has,
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (!(await has(sha256))) await writeDurably(dir, pathOf(sha256), bytes);
      return { sha256, size: bytes.length };
    },
    async read(sha256) {
      const bytes = await readFile(pathOf(sha256));
      const actual = createHash('sha256').update(bytes).digest('hex');
      if (actual !== sha256) throw new Error(`stored file ${sha256} is damaged`);
      return bytes;
    },
  };
}

async function writeDurably(dir: string, path: string, bytes: Buffer): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = join(dir, `.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } finally {
    await rm(temporary, { force: true });
  }
  for (const parent of [folder, dirname(folder), dir]) await syncFolder(parent);
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
