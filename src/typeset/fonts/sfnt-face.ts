import { createHash } from 'node:crypto';
import { type CharacterMap, readCharacterMap } from './cmap.ts';
import { isWoff, woffToSfnt } from './woff.ts';

const emptyOutline = Buffer.alloc(0);

/** The tables a subset copies unchanged, as far as the face has them. */
export const carriedTables = ['cvt ', 'prep', 'fpgm'] as const;

/**
 * A read-only view of one static TrueType face. Parsed once and shared by every document of the
 * process; it holds no state about who asked for which glyph, so one document cannot change the
 * text of another.
 */
export class SfntFace {
  readonly sha256: string;
  readonly name: string;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly glyphCount: number;
  readonly box: readonly [number, number, number, number];
  readonly #tables: ReadonlyMap<string, Buffer>;
  readonly #characters: CharacterMap;
  readonly #glyf: Buffer;
  readonly #loca: Buffer;
  readonly #hasLongLoca: boolean;
  readonly #hmtx: Buffer;
  readonly #metricCount: number;

  /** Takes the bytes of a .ttf or .woff (version 1) file; throws RangeError for anything else. */
  constructor(file: Buffer, name: string) {
    this.sha256 = createHash('sha256').update(file).digest('hex');
    this.name = name;
    this.#tables = readTables(isWoff(file) ? woffToSfnt(file) : file);
    const head = this.table('head');
    const hhea = this.table('hhea');
    this.unitsPerEm = head.readUInt16BE(18);
    this.box = [head.readInt16BE(36), head.readInt16BE(38), head.readInt16BE(40), head.readInt16BE(42)];
    this.#hasLongLoca = head.readInt16BE(50) === 1;
    this.ascent = hhea.readInt16BE(4);
    this.descent = hhea.readInt16BE(6);
    this.#metricCount = hhea.readUInt16BE(34);
    this.glyphCount = this.table('maxp').readUInt16BE(4);
    this.#hmtx = this.table('hmtx');
    this.#loca = this.table('loca');
    this.#glyf = this.table('glyf');
    this.#characters = readCharacterMap(this.table('cmap'));
  }

  /** The table's bytes; throws RangeError when the face lacks it. */
  table(tag: string): Buffer {
    const found = this.#tables.get(tag);
    if (!found) throw new RangeError(`font ${this.name} has no ${tag.trim()} table`);
    return found;
  }

  findTable(tag: string): Buffer | undefined {
    return this.#tables.get(tag);
  }

  /** The glyph number of a code point, 0 when the face has none. */
  glyph(codePoint: number): number {
    if (codePoint < 0x10000) return this.#characters.basic[codePoint] ?? 0;
    return this.#characters.beyond.get(codePoint) ?? 0;
  }

  /** Advance width in font units. */
  advance(glyph: number): number {
    return this.#hmtx.readUInt16BE(Math.min(glyph, this.#metricCount - 1) * 4);
  }

  leftBearing(glyph: number): number {
    const last = this.#metricCount;
    if (glyph < last) return this.#hmtx.readInt16BE(glyph * 4 + 2);
    return this.#hmtx.readInt16BE(last * 4 + (glyph - last) * 2);
  }

  /** The glyph's outline bytes, empty for a blank glyph. */
  outline(glyph: number): Buffer {
    const from = this.#location(glyph);
    const to = this.#location(glyph + 1);
    return to > from ? this.#glyf.subarray(from, to) : emptyOutline;
  }

  /** Left and right edge of the ink in font units, or null for a blank glyph. */
  inkEdges(glyph: number): { left: number; right: number } | null {
    const outline = this.outline(glyph);
    if (outline.length < 10) return null;
    return { left: outline.readInt16BE(2), right: outline.readInt16BE(6) };
  }

  #location(glyph: number): number {
    return this.#hasLongLoca ? this.#loca.readUInt32BE(glyph * 4) : this.#loca.readUInt16BE(glyph * 2) * 2;
  }
}

function readTables(sfnt: Buffer): Map<string, Buffer> {
  const version = sfnt.length > 12 ? sfnt.readUInt32BE(0) : 0;
  if (version !== 0x00010000 && version !== 0x74727565) {
    throw new RangeError('only TrueType outlines are supported');
  }
  const tables = new Map<string, Buffer>();
  const count = sfnt.readUInt16BE(4);
  for (let index = 0; index < count; index++) {
    const entry = 12 + index * 16;
    const tag = sfnt.toString('latin1', entry, entry + 4);
    const offset = sfnt.readUInt32BE(entry + 8);
    tables.set(tag, sfnt.subarray(offset, offset + sfnt.readUInt32BE(entry + 12)));
  }
  return tables;
}
