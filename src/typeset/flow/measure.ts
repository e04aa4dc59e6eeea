import type { Block, ClausesBlock, HeadingBlock, ParaBlock, TitleBlock } from './blocks.ts';
import type { Flowable, Slice } from './flowable.ts';
import { measureChecks, measureFields, measureQa, measureQr } from './measure-form.ts';
import { measureImage } from './measure-image.ts';
import { measureSignatures } from './measure-signatures.ts';
import { measureKv, measureTable } from './measure-table.ts';
import { type Typesetter, textSlices } from './measure-text.ts';
import { bodyWidth, page } from './style.ts';

const full = { x: page.left, width: bodyWidth } as const;
const hanDigits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** Measures every block of a paper; pure but for the typesetter's list of replaced characters. */
export function measureBlocks(setter: Typesetter, blocks: readonly Block[]): Flowable[] {
  return blocks.map((block, index) => {
    const flow = measureBlock(setter, block, index);
    const isAfterGrid = isGrid(blocks[index - 1]);
    return isAfterGrid && !flow.isGap ? { ...flow, spaceBefore: Math.max(flow.spaceBefore, gridGap) } : flow;
  });
}

/** Text does not touch the ruling above it. */
const gridGap = 8;

function isGrid(block: Block | undefined): boolean {
  return block?.kind === 'table' || block?.kind === 'kv';
}

function measureBlock(setter: Typesetter, block: Block, blockIndex: number): Flowable {
  switch (block.kind) {
    case 'title':
      return measureTitle(setter, block, blockIndex);
    case 'heading':
      return measureHeading(setter, block, blockIndex);
    case 'para':
      return measurePara(setter, block, blockIndex);
    case 'clauses':
      return measureClauses(setter, block, blockIndex);
    case 'kv':
      return measureKv(setter, block, blockIndex);
    case 'fields':
      return measureFields(setter, block, blockIndex);
    case 'table':
      return measureTable(setter, block, blockIndex);
    case 'qa':
      return measureQa(setter, block, blockIndex);
    case 'checks':
      return measureChecks(setter, block, blockIndex);
    case 'signatures':
      return measureSignatures(setter, block, blockIndex);
    case 'qr':
      return measureQr(setter, block, blockIndex);
    case 'image':
      return measureImage(setter, block, blockIndex);
    case 'section':
      return gap(blockIndex, 0, { outlineTitle: block.title, keepNext: true });
    case 'space':
      return gap(blockIndex, block.height, {});
    case 'rule':
      return measureRule(blockIndex);
    case 'pageBreak':
      return gap(blockIndex, 0, { breaksPage: true });
  }
}

function gap(blockIndex: number, height: number, more: Partial<Flowable>): Flowable {
  const slice: Slice = { height, fragments: [], lines: 0 };
  return { blockIndex, spaceBefore: 0, slices: [slice], isGap: true, ...more };
}

function measureTitle(setter: Typesetter, block: TitleBlock, blockIndex: number): Flowable {
  const over = block.over
    ? textSlices(setter, block.over, { ...full, style: setter.styles.over, align: 'center' }, { tag: 'P' })
    : [];
  const title = textSlices(
    setter,
    block.text,
    { ...full, style: setter.styles.title, align: 'center', role: 'bold' },
    { tag: 'H1' },
  );
  const slices = [...over, ...title].map((slice) => ({ ...slice, isGlued: true, lines: 0 }));
  return { blockIndex, spaceBefore: 0, slices, keepNext: true, outlineTitle: block.text };
}

function measureHeading(setter: Typesetter, block: HeadingBlock, blockIndex: number): Flowable {
  const slices = textSlices(
    setter,
    block.text,
    { ...full, style: setter.styles.heading, align: 'left', role: 'head', indent: 2 },
    { tag: 'H2' },
  );
  return { blockIndex, spaceBefore: 5, slices, keepNext: true, outlineTitle: block.text };
}

function measurePara(setter: Typesetter, block: ParaBlock, blockIndex: number): Flowable {
  const style = setter.styles[block.style ?? 'body'];
  const hang = (block.hang ?? 0) * style.size;
  const slices = textSlices(
    setter,
    block.content,
    {
      x: page.left + hang,
      width: bodyWidth - hang,
      style,
      role: setter.role,
      indent: block.indent ?? 0,
      align: block.align ?? 'justify',
    },
    { tag: 'P' },
  );
  const keepNext = block.keepNext ?? false;
  return { blockIndex, spaceBefore: block.spaceBefore ?? 0, slices, keepNext };
}

function measureClauses(setter: Typesetter, block: ClausesBlock, blockIndex: number): Flowable {
  const options = { ...full, style: setter.styles.body, role: setter.role, indent: 2 } as const;
  const slices = block.items.flatMap((item, index) => {
    const number = { text: clauseNumber(index + 1, block.numbering) };
    const spans = typeof item === 'string' ? [{ text: item }] : item;
    return textSlices(setter, [number, ...spans], options, { tag: 'P' });
  });
  return { blockIndex, spaceBefore: 0, slices };
}

/** 一、 1. 第一条　 （一）. */
export function clauseNumber(n: number, numbering: ClausesBlock['numbering']): string {
  switch (numbering) {
    case 'han':
      return `${hanNumber(n)}、`;
    case 'arabic':
      return `${n}．`;
    case 'article':
      return `第${hanNumber(n)}条　`;
    case 'bracket':
      return `（${hanNumber(n)}）`;
  }
}

/** Chinese numeral of 1–999, as used for counting clauses and copies. */
export function hanNumber(n: number): string {
  if (n < 10) return hanDigits[n] ?? '';
  if (n < 100) {
    const tens = Math.floor(n / 10);
    const rest = n % 10;
    return `${tens === 1 ? '' : hanDigits[tens]}十${rest === 0 ? '' : hanDigits[rest]}`;
  }
  const rest = n % 100;
  const tail = rest === 0 ? '' : rest < 10 ? `零${hanDigits[rest]}` : hanNumber(rest);
  const head = `${hanDigits[Math.floor(n / 100)]}百`;
  return head + (rest >= 10 && rest < 20 ? `一${tail}` : tail);
}

function measureRule(blockIndex: number): Flowable {
  const y = 5;
  const toX = page.left + bodyWidth;
  const rule = { kind: 'rule', x: page.left, y, toX, toY: y, width: 0.8, colour: 'ruled' } as const;
  const slice: Slice = { height: 10, lines: 0, fragments: [{ node: null, items: [rule] }] };
  return { blockIndex, spaceBefore: 0, slices: [slice], isGap: true, keepNext: true };
}
