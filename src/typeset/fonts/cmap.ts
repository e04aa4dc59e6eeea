/** Code point to glyph number: the basic plane as a flat array, the rest as a map. */
export interface CharacterMap {
  readonly basic: Uint16Array;
  readonly beyond: ReadonlyMap<number, number>;
}

/**
 * Reads the Unicode subtable of a `cmap` table (format 12 before format 4).
 * Throws RangeError when neither is present.
 */
export function readCharacterMap(cmap: Buffer): CharacterMap {
  const basic = new Uint16Array(0x10000);
  const beyond = new Map<number, number>();
  const subtables = listUnicodeSubtables(cmap);
  const full = subtables.find((at) => cmap.readUInt16BE(at) === 12);
  const plain = subtables.find((at) => cmap.readUInt16BE(at) === 4);
  if (full !== undefined) readFormat12(cmap, full, basic, beyond);
  else if (plain !== undefined) readFormat4(cmap, plain, basic);
  else throw new RangeError('font without a Unicode character map');
  return { basic, beyond };
}

function listUnicodeSubtables(cmap: Buffer): number[] {
  const found: number[] = [];
  const count = cmap.readUInt16BE(2);
  for (let index = 0; index < count; index++) {
    const record = 4 + index * 8;
    const platform = cmap.readUInt16BE(record);
    const encoding = cmap.readUInt16BE(record + 2);
    const isUnicode = platform === 0 || (platform === 3 && (encoding === 1 || encoding === 10));
    if (isUnicode) found.push(cmap.readUInt32BE(record + 4));
  }
  return found;
}

function readFormat12(cmap: Buffer, at: number, basic: Uint16Array, beyond: Map<number, number>): void {
  const groups = cmap.readUInt32BE(at + 12);
  for (let index = 0; index < groups; index++) {
    const group = at + 16 + index * 12;
    const first = cmap.readUInt32BE(group);
    const last = cmap.readUInt32BE(group + 4);
    const glyph = cmap.readUInt32BE(group + 8);
    for (let code = first; code <= last; code++) {
      if (code < 0x10000) basic[code] = glyph + code - first;
      else beyond.set(code, glyph + code - first);
    }
  }
}

function readFormat4(cmap: Buffer, at: number, basic: Uint16Array): void {
  const doubled = cmap.readUInt16BE(at + 6);
  const ends = at + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const offsets = deltas + doubled;
  for (let segment = 0; segment < doubled; segment += 2) {
    const last = cmap.readUInt16BE(ends + segment);
    const first = cmap.readUInt16BE(starts + segment);
    const delta = cmap.readUInt16BE(deltas + segment);
    const offset = cmap.readUInt16BE(offsets + segment);
    for (let code = first; code <= last && code < 0xffff; code++) {
      let glyph = code;
      if (offset !== 0) {
        glyph = cmap.readUInt16BE(offsets + segment + offset + (code - first) * 2);
        if (glyph === 0) continue;
      }
      basic[code] = (glyph + delta) & 0xffff;
    }
  }
}
