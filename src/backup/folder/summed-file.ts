import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileSum } from './folder-format.ts';
import { chunksOf } from './lines.ts';

/** A new file that is written piece by piece, with the digest of what was written. */
export class SummedFile {
  readonly #handle: FileHandle;
  readonly #path: string;
  readonly #whole: string;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  private constructor(handle: FileHandle, folder: string, path: string) {
    this.#handle = handle;
    this.#path = path;
    this.#whole = join(folder, path);
  }

  /** @throws Error when there is one already */
  static async create(folder: string, path: string): Promise<SummedFile> {
    await mkdir(dirname(join(folder, path)), { recursive: true, mode: 0o700 });
    return new SummedFile(await open(join(folder, path), 'wx', 0o600), folder, path);
  }

  async write(piece: Buffer | string): Promise<void> {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    await this.#handle.writeFile(bytes);
  }

  /** Waits until the disk has it. */
  async close(): Promise<FileSum> {
    await this.#handle.sync();
    await this.#handle.close();
    return { path: this.#path, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Leaves nothing of it. */
  async giveUp(): Promise<void> {
    await this.#handle.close();
    await rm(this.#whole, { force: true });
  }
}

/** Writes a file of one piece. */
export async function writeSummed(folder: string, path: string, content: Buffer | string): Promise<FileSum> {
  return filled(await SummedFile.create(folder, path), async (file) => file.write(content));
}

/** Copies a plain file, never whole in memory. @throws BackupError when there is none */
export async function copySummed(from: string, folder: string, path: string): Promise<FileSum> {
  return filled(await SummedFile.create(folder, path), async (file) => {
    for await (const chunk of chunksOf(from, path)) await file.write(chunk);
  });
}

/** Closes the file also when the work fails. */
export async function filled(file: SummedFile, work: (file: SummedFile) => Promise<void>): Promise<FileSum> {
  try {
    await work(file);
  } catch (error) {
    await file.giveUp();
    throw error;
  }
  return file.close();
}

/** Size and digest of a plain file, read piece by piece. @throws BackupError when there is none */
export async function sumOf(path: string, name: string): Promise<FileSum> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of chunksOf(path, name)) {
    hash.update(chunk);
    bytes += chunk.length;
  }
  return { path: name, bytes, sha256: hash.digest('hex') };
}
