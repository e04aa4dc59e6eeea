import { expect, test } from 'vitest';
import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import type { Block, SignatureBox } from '../../../src/typeset/flow/blocks.ts';
import { layOut, placedText } from '../../../src/typeset/flow/lay-out.ts';
import type { PlacedDocument } from '../../../src/typeset/flow/placed.ts';
import { editions } from '../../../src/typeset/flow/style.ts';
import { sharedFonts } from '../../../src/typeset/fonts/font-registry.ts';
import { exampleRecords } from '../../documents/papers/fixtures.ts';
import { paragraph, samplePaper } from '../sample-paper.ts';

const fonts = sharedFonts();

function place(blocks: readonly Block[]): PlacedDocument {
  return layOut(samplePaper(blocks), { fonts, replaced: [] });
}

const boxes: SignatureBox[] = ['甲方', '乙方', '丙方', '丁方'].map((label) => ({
  label,
  hint: '签名或者按指印',
  hasFingerprint: true,
}));
const closing: Block = {
  kind: 'signatures',
  boxes,
  seals: [{ name: '客路镇人民调解委员会', date: '2020年2月26日' }],
};

test('text of any length before the signatures, placed, leaves at least two lines on their page', () => {
  for (let lines = 4; lines < 60; lines++) {
    const blocks = [...Array.from({ length: lines }, (_, n) => paragraph(`第${n}行`)), closing];
    const document = place(blocks);
    const last = document.pages.at(-1);
    const signatures = last?.parts.find((part) => part.blockIndex === lines);
    const before = last?.parts.filter((part) => part.blockIndex < lines) ?? [];

    expect(signatures, `${lines} lines`).toBeDefined();
    expect(
      before.reduce((sum, part) => sum + part.lines, 0),
      `${lines} lines`,
    ).toBeGreaterThanOrEqual(2);
  }
});

test('one long paragraph before the signatures, placed, gives two of its lines to their page', () => {
  for (let length = 600; length < 900; length += 20) {
    const document = place([paragraph('村'.repeat(length)), closing]);
    const last = document.pages.at(-1);

    expect(last?.parts[0]?.blockIndex).toBe(0);
    expect(last?.parts[0]?.lines).toBeGreaterThanOrEqual(2);
  }
});

test('every example paper, placed, stays above the foot and keeps company with its signatures', () => {
  for (const { name, code, record } of exampleRecords) {
    const paper = paperTemplates.get(code)?.build(record);
    if (!paper) throw new Error(code);
    const document = layOut(paper, { fonts, replaced: [] });
    document.pages.forEach((page, index) => {
      const { top, height } = editions[paper.edition ?? 'usual'];
      for (const part of page.parts)
        expect(part.y + part.height, name).toBeLessThanOrEqual(top + height + 0.1);
      const first = page.parts[0];
      const block = first && paper.blocks[first.blockIndex];
      if (index > 0) expect(block?.kind, `${name} page ${index + 1}`).not.toBe('signatures');
    });
  }
});

test('a cell of five pages, placed, loses no character and repeats the head', () => {
  const text = Array.from({ length: 6000 }, (_, n) => String.fromCodePoint(0x4e00 + (n % 2000))).join('');
  const document = place([
    {
      kind: 'table',
      columns: [
        { title: '序号', share: 1 },
        { title: '处理意见', share: 3 },
      ],
      rows: [
        ['1', text],
        ['2', '同意'],
      ],
    },
  ]);
  const printed = placedText(document);

  expect(document.pages.length).toBeGreaterThanOrEqual(5);
  expect(printed.split('处理意见').length - 1).toBe(document.pages.length);
  expect(printed.match(/[\u4e00-\u55cf]/g)?.length).toBeGreaterThanOrEqual(6000);
  expect(printed).not.toContain('…');
  const cell = document.pages
    .flatMap((page) => page.parts.flatMap((part) => part.fragments))
    .filter((fragment) => fragment.node?.tag === 'TD')
    .flatMap((fragment) => fragment.items)
    .flatMap((item) => (item.kind === 'text' ? item.line.items.map((piece) => piece.cluster.text) : []))
    .join('');
  expect(cell).toContain(text.slice(-300));
  expect(cell.length).toBe(text.length + '1'.length + '2同意'.length);
});

test('a heading at the foot of a page, placed, moves on with its text', () => {
  for (let lines = 20; lines < 32; lines++) {
    const blocks: Block[] = [
      ...Array.from({ length: lines }, (_, n) => paragraph(`第${n}行`)),
      { kind: 'heading', text: '二、争议事项' },
      paragraph('村'.repeat(200)),
    ];
    const document = place(blocks);
    const page = document.pages.find((each) => each.parts.some((part) => part.blockIndex === lines));

    expect(page?.parts.some((part) => part.blockIndex === lines + 1)).toBe(true);
  }
});
