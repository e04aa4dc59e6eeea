import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { layOut, placedText } from '../../../src/typeset/flow/lay-out.ts';
import { page } from '../../../src/typeset/flow/style.ts';
import { FontRegistry, sharedFonts } from '../../../src/typeset/fonts/font-registry.ts';
import { openPdf } from '../../../src/typeset/render/pdf-writer.ts';
import { renderDocument } from '../../../src/typeset/render/render-document.ts';
import {
  checkStructure,
  hasPdfTools,
  pdfFonts,
  pdfInfo,
  pdfLines,
  pdfText,
  withoutSpace,
} from '../pdf-tools.ts';
import { paragraph, samplePaper } from '../sample-paper.ts';

const fonts = sharedFonts();
const rareNames = '𬱖、䶮、㛃、堃、𠅤、𬭎、㼆、𨐈、𪚥、𰻝';
const prose =
  '甲乙双方就坡仔园土地的使用发生争执，先后经行政处理、行政复议和人民法院判决——历时十年……经“调解”，双方（以下简称“两村”）依照《人民调解法》自愿达成协议，甲方补偿乙方5,000元。';

test('the same paper, rendered twice and by another registry, has the same bytes', async () => {
  const paper = samplePaper([paragraph(prose.repeat(5))]);

  const first = await renderDocument(paper);
  const second = await renderDocument(paper);
  const third = await renderDocument(paper, { fonts: new FontRegistry() });

  expect(second.sha256).toBe(first.sha256);
  expect(third.sha256).toBe(first.sha256);
  expect(second.bytes.equals(first.bytes)).toBe(true);
});

test('the writer underneath, looked at, is of the version whose internals are used', async () => {
  const manifest = readFileSync(
    new URL('../../../node_modules/pdfkit/package.json', import.meta.url),
    'utf8',
  );
  const { version } = JSON.parse(manifest) as { version: string };
  const writer = await openPdf({
    title: '甲',
    subject: 'D10',
    createdAt: '2020-02-26T08:30:00.000Z',
    width: page.width,
    height: page.height,
  });

  expect(version).toMatch(/^0\.20\./);
  expect(writer._fontFamilies).toEqual({});
  expect(writer._root.data).toHaveProperty('Pages');
});

test('a paper with a character no face has, rendered, reports it with its count', async () => {
  const result = await renderDocument(samplePaper([paragraph('张\u{323b0}与\ue123、\u{1f600}\u{1f600}')]));

  expect(result.missing).toEqual([
    { character: '\u{323b0}', codePoint: 'U+323B0', count: 1 },
    { character: '\ue123', codePoint: 'U+E123', count: 1 },
    { character: '\u{1f600}', codePoint: 'U+1F600', count: 2 },
  ]);
});

test('the fonts of a paper, rendered, are named with the digests of their files', async () => {
  const { fonts: used } = await renderDocument(samplePaper([paragraph('村')]));

  expect(used.map((font) => font.name)).toContain('NotoSerifSC-Regular');
  for (const font of used) expect(font.sha256).toMatch(/^[0-9a-f]{64}$/);
});

test.skipIf(!hasPdfTools)('a paper, extracted, gives exactly the text that was placed', async () => {
  const paper = samplePaper([
    { kind: 'title', text: '人民调解协议书' },
    paragraph(`${rareNames}。${prose.repeat(12)}`),
    paragraph('张\u{323b0}与\u{1f600}'),
  ]);
  const expected = placedText(layOut(paper, { fonts, replaced: [] }));

  const { bytes } = await renderDocument(paper);

  expect(withoutSpace(pdfText(bytes)).normalize('NFC')).toBe(withoutSpace(expected));
  expect(withoutSpace(pdfText(bytes))).toContain(rareNames);
  expect(pdfText(bytes)).not.toMatch(/[\u0000\ufffd]/);
});

test.skipIf(!hasPdfTools)('a paper, inspected, is a sound tagged file with embedded fonts only', async () => {
  const { bytes, pages } = await renderDocument(samplePaper([paragraph(prose.repeat(20))]));
  const info = pdfInfo(bytes);

  expect(checkStructure(bytes)).toContain('No syntax or stream encoding errors');
  expect(info).toMatchObject({ Title: '人民调解协议书', Tagged: 'yes', Pages: String(pages) });
  expect(info['Page size']).toContain('A4');
  for (const row of pdfFonts(bytes)) expect(row.slice(-5, -2)).toEqual(['yes', 'yes', 'yes']);
  expect(bytes.includes('Helvetica')).toBe(false);
  expect(withoutSpace(pdfText(bytes))).toContain(`第${pages}页共${pages}页`);
});

test.skipIf(!hasPdfTools)('a clean paper after a contaminated one, extracted, is clean', async () => {
  await renderDocument(samplePaper([paragraph('⼀⼈⼥⾦\u00a0⋯')]));
  const clean = await renderDocument(samplePaper([paragraph('一人女金 …')]));
  const both = await renderDocument(samplePaper([paragraph('⋯…⋯…一⼀')]));

  expect(withoutSpace(pdfText(clean.bytes))).toContain('一人女金…');
  expect(withoutSpace(pdfText(both.bytes))).toContain('⋯…⋯…一一');
});

test.skipIf(!hasPdfTools)(
  'code points that share an outline, extracted from one paper, stay apart',
  async () => {
    const pairs = [...'ΩΩμµ']; // Greek letters and the signs drawn like them
    const { bytes } = await renderDocument(samplePaper([paragraph(pairs.join('村'))]));

    expect(withoutSpace(pdfText(bytes))).toContain(pairs.join('村').normalize('NFC'));
  },
);

test.skipIf(!hasPdfTools)(
  'long prose, rendered, keeps the rules of line starts and the right edge',
  async () => {
    const { bytes } = await renderDocument(
      samplePaper(Array.from({ length: 12 }, () => paragraph(prose.repeat(4)))),
    );
    const right = page.width - page.right;
    const lines = pdfLines(bytes)
      .flat()
      .filter((line) => line.text.length > 20 && line.left < page.left + 40);
    const full = lines.filter((line) => !/。$/.test(line.text));

    expect(lines.length).toBeGreaterThan(100);
    for (const line of lines) {
      expect(line.text).not.toMatch(/^[，。、；：？！）》”’】〕％]/u);
      expect(line.text).not.toMatch(/[（《“‘【〔￥]$/u);
      expect(line.right).toBeLessThanOrEqual(right + 3);
    }
    const flush = full.filter(
      (line) => Math.abs(line.right - right) <= 3 || /[，；、”》）]$/u.test(line.text),
    );
    expect(flush.length / full.length).toBeGreaterThanOrEqual(0.8);
  },
);

test.skipIf(!hasPdfTools)(
  'hostile text, rendered, prints without an error and without overflow',
  async () => {
    const hostile = [
      'x'.repeat(200),
      '村'.repeat(10_000),
      '',
      '甲\r\n乙\u202e丙\u0000丁',
      '</script> ) Tj ET (\\ <</ActualText>> BDC',
      '—'.repeat(99),
      '，'.repeat(300),
      '（'.repeat(300),
      '1'.repeat(500),
    ];
    const paper = samplePaper(
      [
        ...hostile.map(paragraph),
        { kind: 'kv', rows: [[{ label: '名称', value: '极'.repeat(3000) }]] },
        { kind: 'fields', rows: [[{ label: '很长的标签'.repeat(30), value: 'y'.repeat(300) }]] },
        {
          kind: 'signatures',
          boxes: [{ label: '名'.repeat(400), hint: '签名', hasFingerprint: true, hasSeal: true }],
          seals: [{ name: '委'.repeat(80), date: '' }],
        },
      ],
      { title: '<x>&"（' },
    );

    const { bytes } = await renderDocument(paper);

    expect(checkStructure(bytes)).toContain('No syntax or stream encoding errors');
    const text = withoutSpace(pdfText(bytes));
    expect(text).toContain(withoutSpace('</script>)TjET(\\<</ActualText>>BDC'));
    for (const line of pdfLines(bytes).flat()) expect(line.right).toBeLessThanOrEqual(page.width - 20);
  },
);
