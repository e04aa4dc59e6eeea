import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { BackupError } from '../backup-format.ts';
import { longestLine } from './folder-format.ts';

const chunkBytes = 64 * 1024;
const newline = 10;

/** Opens a plain file to read, never through a link. @throws BackupError when there is none */
export async function openPlain(path: string, name: string): Promise<FileHandle> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK).catch(
    (error: NodeJS.ErrnoException) => {
      throw new BackupError(
        error.code === 'ENOENT' ? `${name} is missing` : `${name} cannot be read: ${error.code ?? error}`,
      );
    },
  );
  if ((await handle.stat()).isFile()) return handle;
  await handle.close();
  throw new BackupError(`${name} is no plain file`);
}

/** The bytes of a plain file, piece by piece. */
export async function* chunksOf(path: string, name: string): AsyncGenerator<Buffer> {
  const handle = await openPlain(path, name);
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(chunkBytes), 0, chunkBytes, null);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** The lines of a file without their ends, however long the file is. @throws BackupError for a line that is too long */
export async function* linesOf(
  path: string,
  name: string,
  onChunk: (chunk: Buffer) => void = () => undefined,
): AsyncGenerator<string> {
  let [parts, held, no]: [Buffer[], number, number] = [[], 0, 1];
  for await (const chunk of chunksOf(path, name)) {
    onChunk(chunk);
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, at)]).toString('utf8');
      [parts, held, from, no] = [[], 0, at + 1, no + 1];
    }
    if (from === chunk.length) continue;
    parts.push(chunk.subarray(from));
    held += chunk.length - from;
    if (held > longestLine) throw new BackupError(`${name} line ${no} is too long`);
  }
  if (held > 0) throw new BackupError(`${name} does not end with its last line: it is cut off`);
}
