import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

type Chunks = string | Iterable<string> | AsyncIterable<string>;

/** A day in the form of ZIP: 1980-01-01, so that the same content gives the same bytes. */
const noDate = 0x0021;
const deflated = 8;
const utf8Names = 0x0800;

/** Packs parts one after the other; what comes in pieces is packed as it comes, in threads of their own (APPNOTE.TXT 4.3). */
export class ZipWriter {
  readonly #written: Buffer[] = [];
  readonly #directory: Buffer[] = [];
  #length = 0;

  async add(name: string, chunks: Chunks): Promise<void> {
    const packer = createDeflateRaw({ level: 6 });
    const packed: Buffer[] = [];
    packer.on('data', (part: Buffer) => packed.push(part));
    const ended = once(packer, 'end');
    let [sum, size] = [0, 0];
    for await (const chunk of typeof chunks === 'string' ? [chunks] : chunks) {
      const bytes = Buffer.from(chunk, 'utf8');
      sum = crc32(bytes, sum);
      size += bytes.length;
      if (!packer.write(bytes)) await once(packer, 'drain');
    }
    packer.end();
    await ended;
    const content = Buffer.concat(packed);
    const told = Buffer.alloc(26);
    told.writeUInt16LE(20, 0);
    told.writeUInt16LE(utf8Names, 2);
    told.writeUInt16LE(deflated, 4);
    told.writeUInt16LE(noDate, 8);
    told.writeUInt32LE(sum, 10);
    told.writeUInt32LE(content.length, 14);
    told.writeUInt32LE(size, 18);
    const nameBytes = Buffer.from(name, 'utf8');
    told.writeUInt16LE(nameBytes.length, 22);
    this.#directory.push(this.#entry(told), nameBytes);
    this.#put(Buffer.from([0x50, 0x4b, 3, 4]), told, nameBytes, content);
  }

  /** The whole file. */
  end(): Buffer {
    const directory = Buffer.concat(this.#directory);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.#directory.length / 2, 8);
    end.writeUInt16LE(this.#directory.length / 2, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.#length, 16);
    return Buffer.concat([...this.#written, directory, end]);
  }

  /** What the directory says of a part: the same as before the part, and where it stands. */
  #entry(told: Buffer): Buffer {
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    told.copy(entry, 6);
    entry.writeUInt32LE(this.#length, 42);
    return entry;
  }

  #put(...parts: readonly Buffer[]): void {
    for (const part of parts) {
      this.#written.push(part);
      this.#length += part.length;
    }
  }
}
