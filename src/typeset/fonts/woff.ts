import { inflateSync } from 'node:zlib';

const woffSignature = 0x774f4646;
const woffHeaderLength = 44;
const woffEntryLength = 20;

export function isWoff(file: Buffer): boolean {
  return file.length > woffHeaderLength && file.readUInt32BE(0) === woffSignature;
}

/**
 * Unpacks a WOFF 1 file into the sfnt it wraps. WOFF 1 only deflates each table by itself, so no
 * font library is needed; the tables keep their order and bytes.
 * Throws RangeError when the file is not WOFF 1.
 */
export function woffToSfnt(file: Buffer): Buffer {
  if (!isWoff(file)) throw new RangeError('not a WOFF 1 file');
  const flavour = file.readUInt32BE(4);
  const count = file.readUInt16BE(12);
  const tables: { tag: number; checksum: number; data: Buffer }[] = [];
  for (let index = 0; index < count; index++) {
    const entry = woffHeaderLength + index * woffEntryLength;
    const offset = file.readUInt32BE(entry + 4);
    const packedLength = file.readUInt32BE(entry + 8);
    const length = file.readUInt32BE(entry + 12);
    const packed = file.subarray(offset, offset + packedLength);
    const data = packedLength < length ? inflateSync(packed) : packed;
    if (data.length !== length) throw new RangeError('damaged WOFF table');
    tables.push({ tag: file.readUInt32BE(entry), checksum: file.readUInt32BE(entry + 16), data });
  }
  return joinTables(flavour, tables);
}

function joinTables(
  flavour: number,
  tables: readonly { tag: number; checksum: number; data: Buffer }[],
): Buffer {
  const headLength = 12 + tables.length * 16;
  const total = tables.reduce((sum, table) => sum + padded(table.data.length), headLength);
  const sfnt = Buffer.alloc(total);
  sfnt.writeUInt32BE(flavour, 0);
  sfnt.writeUInt16BE(tables.length, 4);
  let at = headLength;
  tables.forEach((table, index) => {
    const entry = 12 + index * 16;
    sfnt.writeUInt32BE(table.tag, entry);
    sfnt.writeUInt32BE(table.checksum, entry + 4);
    sfnt.writeUInt32BE(at, entry + 8);
    sfnt.writeUInt32BE(table.data.length, entry + 12);
    table.data.copy(sfnt, at);
    at += padded(table.data.length);
  });
  return sfnt;
}

function padded(length: number): number {
  return (length + 3) & ~3;
}
