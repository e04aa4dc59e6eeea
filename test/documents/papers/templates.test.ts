import { writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import { layOut, placedText } from '../../../src/typeset/flow/lay-out.ts';
import { sharedFonts } from '../../../src/typeset/fonts/font-registry.ts';
import { renderDocument } from '../../../src/typeset/render/render-document.ts';
import {
  checkStructure,
  hasPdfTools,
  pdfInfo,
  pdfText,
  textsOfPages,
  withoutSpace,
} from '../../typeset/pdf-tools.ts';
import { contentDigest } from './content-digest.ts';
import {
  exampleRecord,
  exampleRecords,
  goldenFile,
  paperFolders,
  printedStrings,
  readGolden,
} from './fixtures.ts';

const fonts = sharedFonts();
/** What the samples say now, by code and name. */
const digests = new Map<string, Map<string, string>>();
const isRecording = process.env['WRITE_GOLDEN'] === '1';

afterAll(() => {
  if (!isRecording) return;
  for (const [code, said] of digests) {
    // A run of a few samples would forget the others.
    if (exampleRecords.filter((one) => one.code === code).length !== said.size) continue;
    writeFileSync(goldenFile(code), `${JSON.stringify(Object.fromEntries(said), null, 2)}\n`);
  }
});

function build(code: string, record: unknown) {
  const template = paperTemplates.get(code);
  if (!template) throw new Error(`no template ${code}`);
  return template.build(record);
}

function printed(code: string, record: unknown): string {
  return withoutSpace(placedText(layOut(build(code, record), { fonts, replaced: [] })));
}

test('the set, listed, goes by its codes without a gap, with titles in both languages and a version', () => {
  const codes = [...paperTemplates.keys()];
  const numbers = [...new Set(codes.map((code) => Number(code.slice(1, 3))))];

  expect(codes.length).toBeGreaterThan(40);
  expect(numbers).toEqual(numbers.map((_, index) => index));
  for (const template of paperTemplates.values()) {
    expect(template.title.zh).toMatch(/^\p{Script=Han}/u);
    expect(template.title.en).toMatch(/^[A-Z]/);
    expect(template.version).toMatch(/^\d+\.\d+$/);
  }
});

test.runIf(!isRecording)('golden papers, listed, are just the samples', () => {
  const recorded = paperFolders.flatMap(({ code }) =>
    Object.keys(readGolden(code)).map((name) => `${code} ${name}`),
  );

  expect(recorded.sort()).toEqual(exampleRecords.map(({ code, name }) => `${code} ${name}`).sort());
});

test.each(exampleRecords)(
  '$name, rendered, is sound, prints all of its record and says what it said when it was recorded',
  async ({ code, name, record }) => {
    const paper = build(code, record);
    const { bytes, pages, missing } = await renderDocument(paper);
    const digest = contentDigest(bytes);
    digests.set(code, (digests.get(code) ?? new Map()).set(name, digest));

    if (!isRecording) expect(digest).toBe(readGolden(code)[name]);
    expect(missing).toEqual([]);
    const placed = withoutSpace(placedText(layOut(paper, { fonts, replaced: [] })));
    for (const text of printedStrings(code, record)) expect(placed).toContain(withoutSpace(text));
    if (!hasPdfTools) return;
    expect(checkStructure(bytes)).toContain('No syntax or stream encoding errors');
    const extracted = pdfText(bytes);
    expect(withoutSpace(extracted).normalize('NFC')).toBe(placed);
    expect(pdfInfo(bytes)).toMatchObject({ Title: paper.title, Tagged: 'yes', Pages: String(pages) });
    const texts = textsOfPages(extracted);
    expect(texts).toHaveLength(pages);
    texts.forEach((text, index) => {
      expect(text).toContain('演示');
      // Official papers have the page number by itself, between dashes (GB/T 9704-2012).
      const number = paper.edition === 'official' ? `—${index + 1}—` : `第${index + 1}页共${pages}页`;
      expect(text).toContain(number);
      expect(text).toContain(`共${pages}页`);
    });
  },
);

test.each(exampleRecords)('$name outside the demonstration, built, carries no mark', ({ code, record }) => {
  expect(printed(code, { ...record, demo: false })).not.toContain('演示');
});

test.each(exampleRecords)('$name with an unknown field, built, is refused', ({ code, record }) => {
  expect(() => build(code, { ...record, surprise: 1 })).toThrow(/surprise/);
});

test('an agreement with a changed amount, rendered, has another digest', async () => {
  const record = exampleRecord('D10', 'lease');
  const changed = { ...record, depositFen: 820_100 };

  const first = await renderDocument(build('D10', record));
  const again = await renderDocument(build('D10', structuredClone(record)));
  const other = await renderDocument(build('D10', changed));

  expect(again.sha256).toBe(first.sha256);
  expect(other.sha256).not.toBe(first.sha256);
});

test('the agreement on 180,000 yuan, built, states each sum in figures and capitals', () => {
  const text = printed('D10', exampleRecord('D10', 'labour'));

  expect(text).toContain('¥100,000.00（人民币壹拾万元整）');
  expect(text).toContain('¥80,000.00（人民币捌万元整）');
  expect(text).toContain('18人，金额合计¥162,000.00（人民币壹拾陆万贰仟元整）');
  expect(text).toContain('另有2人未确认，不受本协议约束');
});

test('the land agreement, built, says that it takes no judicial confirmation', () => {
  const text = printed('D10', exampleRecord('D10', 'land'));

  expect(text).toContain('不适用司法确认');
  expect(text).not.toContain('共同向人民法院申请司法确认');
  expect(text).toContain('一式四份');
});

test('the rights notice, built, names every item with its article and no fee', () => {
  const text = printed('D04', exampleRecord('D04'));
  const items = [
    '不收取任何费用',
    '第三条',
    '第四条',
    '第七条',
    '第二十三条',
    '第二十四条',
    '第二十六条',
    '第二十九条第二款',
    '第三十一条',
    '第三十二条',
    '回避',
    '隐私',
    '不得在后续的诉讼中作为对其不利的根据',
    '恶意串通',
    '个人信息',
    '公开进行',
    '送达地址',
  ];

  for (const item of items) expect(text).toContain(item);
});

test('the code for checking, built, holds the address of the record and nothing of the parties', () => {
  const paper = build('D10', exampleRecord('D10', 'lease'));

  expect(paper.verify?.url).toMatch(/^http:\/\/localhost:3000\/verify\/[0-9A-Z]{16}$/);
});

test('a party with a very long name, rendered, keeps it whole on every place', async () => {
  const record = exampleRecord('D10', 'general');
  const long = '阿卜杜热西提·买买提吐尔逊·艾合麦提江'.repeat(3);
  const [first, second] = record.parties as [Record<string, unknown>, Record<string, unknown>];
  const text = printed('D10', { ...record, parties: [{ ...first, name: long }, second] });

  expect(text.split(long).length - 1).toBeGreaterThanOrEqual(2);
});

test('agreement of two committees, printed, says that each of them keeps a copy', () => {
  expect(printed('D10', exampleRecord('D10', 'labour'))).toContain('各人民调解委员会各留存一份');
  expect(printed('D10', exampleRecord('D10', 'land'))).toContain('，人民调解委员会留存一份');
});
