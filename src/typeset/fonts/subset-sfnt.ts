import { carriedTables, type SfntFace } from './sfnt-face.ts';

/** One glyph of a subset: the glyph of the source face and the advance to record, in font units. */
export interface SubsetGlyph {
  readonly source: number;
  readonly advance: number;
}

const compositeMore = 0x20;
const compositeWordArguments = 0x01;
const compositeScale = 0x08;
const compositeTwoScales = 0x40;
const compositeMatrix = 0x80;

/**
 * Writes a TrueType file with exactly the given glyphs, in the given order (index 0 must be the
 * .notdef glyph). Outlines are copied byte for byte; the components a composite refers to are
 * appended and renumbered.
 */
export function subsetSfnt(face: SfntFace, wanted: readonly SubsetGlyph[]): Buffer {
  const glyphs: SubsetGlyph[] = [...wanted];
  const componentIndex = new Map<number, number>();
  const outlines: Buffer[] = [];
  for (let index = 0; index < glyphs.length; index++) {
    const glyph = glyphs[index] as SubsetGlyph;
    const outline = face.outline(glyph.source);
    const isComposite = outline.length >= 10 && outline.readInt16BE(0) < 0;
    outlines.push(isComposite ? renumberComponents(outline, place) : outline);
  }
  return writeTables(face, glyphs, outlines);

  function place(source: number): number {
    const known = componentIndex.get(source);
    if (known !== undefined) return known;
    glyphs.push({ source, advance: face.advance(source) });
    componentIndex.set(source, glyphs.length - 1);
    return glyphs.length - 1;
  }
}

function renumberComponents(outline: Buffer, place: (source: number) => number): Buffer {
  const copy = Buffer.from(outline);
  let at = 10;
  let flags = compositeMore;
  while (flags & compositeMore) {
    flags = copy.readUInt16BE(at);
    copy.writeUInt16BE(place(copy.readUInt16BE(at + 2)), at + 2);
    at += 4 + (flags & compositeWordArguments ? 4 : 2);
    if (flags & compositeScale) at += 2;
    else if (flags & compositeTwoScales) at += 4;
    else if (flags & compositeMatrix) at += 8;
  }
  return copy;
}

const zeros = Buffer.alloc(4);

function writeTables(face: SfntFace, glyphs: readonly SubsetGlyph[], outlines: readonly Buffer[]): Buffer {
  const loca = Buffer.alloc((glyphs.length + 1) * 4);
  const hmtx = Buffer.alloc(glyphs.length * 4);
  const pieces: Buffer[] = [];
  let at = 0;
  glyphs.forEach((glyph, index) => {
    const outline = outlines[index] as Buffer;
    loca.writeUInt32BE(at, index * 4);
    hmtx.writeUInt16BE(glyph.advance, index * 4);
    hmtx.writeInt16BE(face.leftBearing(glyph.source), index * 4 + 2);
    pieces.push(outline);
    const padding = (4 - (outline.length & 3)) & 3;
    if (padding > 0) pieces.push(zeros.subarray(0, padding));
    at += outline.length + padding;
  });
  loca.writeUInt32BE(at, glyphs.length * 4);

  const tables = new Map<string, Buffer>();
  for (const tag of carriedTables) {
    const data = face.findTable(tag);
    if (data) tables.set(tag, data);
  }
  tables.set('glyf', Buffer.concat(pieces, at));
  tables.set(
    'head',
    patched(face.table('head'), (head) => head.writeInt16BE(1, 50)),
  );
  tables.set(
    'hhea',
    patched(face.table('hhea'), (hhea) => hhea.writeUInt16BE(glyphs.length, 34)),
  );
  tables.set('hmtx', hmtx);
  tables.set('loca', loca);
  tables.set(
    'maxp',
    patched(face.table('maxp'), (maxp) => maxp.writeUInt16BE(glyphs.length, 4)),
  );
  return assemble(tables);
}

function patched(table: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(table);
  change(copy);
  return copy;
}

function assemble(tables: ReadonlyMap<string, Buffer>): Buffer {
  const tags = [...tables.keys()].sort();
  const directory = Buffer.alloc(12 + tags.length * 16);
  directory.writeUInt32BE(0x00010000, 0);
  directory.writeUInt16BE(tags.length, 4);
  const log = Math.floor(Math.log2(tags.length));
  directory.writeUInt16BE(2 ** log * 16, 6);
  directory.writeUInt16BE(log, 8);
  directory.writeUInt16BE(tags.length * 16 - 2 ** log * 16, 10);
  const pieces: Buffer[] = [directory];
  let at = directory.length;
  tags.forEach((tag, index) => {
    const data = tables.get(tag) as Buffer;
    const entry = 12 + index * 16;
    directory.write(tag, entry, 'latin1');
    directory.writeUInt32BE(checksum(data), entry + 4);
    directory.writeUInt32BE(at, entry + 8);
    directory.writeUInt32BE(data.length, entry + 12);
    pieces.push(data);
    const padding = (4 - (data.length & 3)) & 3;
    if (padding > 0) pieces.push(zeros.subarray(0, padding));
    at += data.length + padding;
  });
  return Buffer.concat(pieces, at);
}

/** Sum of the table as big-endian words, the last one padded with zeros. */
function checksum(table: Buffer): number {
  const view = new DataView(table.buffer, table.byteOffset, table.length);
  const whole = table.length & ~3;
  let sum = 0;
  for (let at = 0; at < whole; at += 4) sum = (sum + view.getUint32(at)) | 0;
  for (let at = whole; at < table.length; at++)
    sum = (sum + (view.getUint8(at) << (24 - 8 * (at - whole)))) | 0;
  return sum >>> 0;
}
