import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const idPattern = /^[0-9A-Za-z_-]+$/;

/** Where files that jobs made lie until they expire; unlike uploads they can be made again and are removed. */
export interface JobFiles {
  put(id: string, bytes: Buffer): Promise<void>;
  /** Throws when it is gone. */
  read(id: string): Promise<Buffer>;
  remove(id: string): Promise<void>;
}

export function createJobFiles(dir: string): JobFiles {
  const pathOf = (id: string): string => {
    if (!idPattern.test(id)) throw new RangeError('not an id');
    return join(dir, id);
  };
  return {
    async put(id, bytes) {
      await mkdir(dir, { recursive: true, mode: 0o700 });
      await writeFile(pathOf(id), bytes, { mode: 0o600 });
    },
    read: (id) => readFile(pathOf(id)),
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}
