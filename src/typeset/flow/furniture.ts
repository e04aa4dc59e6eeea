import type { PaperDocument } from './blocks.ts';
import { type LineSetter, textPiece } from './measure-text.ts';
import { type Fragment, moved, type PlacedItem } from './placed.ts';
import { qrModules } from './qr-modules.ts';
import { bodyWidth, editions, page } from './style.ts';

const headStyle = { size: 9, pitch: 12 };
const markStyle = { size: 13, pitch: 18 };
const headTop = 50;
const footTop = page.height - 50;
const qrSide = 46;
/** 7 mm */
const officialGap = (7 * 72) / 25.4;

/**
 * Running head and foot of one page: decoration, outside the reading order. `pageNumber` counts within the paper; what
 * is bound before it is added for the foot.
 */
export function pageFurniture(
  setter: LineSetter,
  paper: PaperDocument,
  pageNumber: number,
  { before, total }: { readonly before: number; readonly total: number },
): Fragment[] {
  const items: PlacedItem[] = [
    ...header(setter, paper, pageNumber === 1),
    ...footer(setter, paper, before + pageNumber, total),
  ];
  return [{ node: null, items }];
}

function header(setter: LineSetter, paper: PaperDocument, isFirst: boolean): PlacedItem[] {
  const items: PlacedItem[] = [];
  const right = page.left + bodyWidth;
  const hasQr = isFirst && paper.verify !== undefined;
  if (hasQr && paper.verify) {
    const { unit, rects } = qrModules(paper.verify.url, qrSide);
    items.push({ kind: 'modules', x: right - qrSide, y: headTop - 26, unit, rects });
  }
  const width = hasQr ? bodyWidth - qrSide - 10 : bodyWidth;
  items.push(...line(setter, paper.header.left, 'left', page.left, width, headTop));
  if (!hasQr) items.push(...line(setter, paper.header.right, 'right', page.left, width, headTop));
  else items.push(...line(setter, '扫码核验', 'right', page.left, width, headTop));
  if (!hasQr) items.push(rule(headTop + 15));
  if (paper.mark) items.push(...demoMark(setter, paper.mark));
  return items;
}

function demoMark(setter: LineSetter, mark: string): PlacedItem[] {
  // As wide as its words: a draft of the demonstration bears two.
  const width = [...mark].length * markStyle.size + 26;
  const x = page.left + (bodyWidth - width) / 2;
  const y = headTop - 22;
  const options = { style: markStyle, width, x, align: 'center', colour: 'red' } as const;
  const piece = textPiece(setter, mark, { ...options, role: 'head' });
  return [
    ...piece.items.map((item) => moved(item, 0, y + 2)),
    { kind: 'rect', x, y, width, height: 22, stroke: 'solid', colour: 'red' },
  ];
}

function footer(
  setter: LineSetter,
  paper: PaperDocument,
  pageNumber: number,
  pageCount: number,
): PlacedItem[] {
  const verify = paper.verify ? `　核验码 ${paper.verify.code}` : '';
  const edition = paper.edition === 'large' ? '　大字版' : '';
  const left = `${paper.code} 版本 ${paper.templateVersion}${edition}${verify}`;
  const isOfficial = paper.edition === 'official';
  const numbers = isOfficial ? `共${pageCount}页` : `第${pageNumber}页　共${pageCount}页`;
  return [
    ...(isOfficial ? officialNumber(setter, pageNumber) : []),
    rule(footTop - 4),
    ...line(setter, left, 'left', page.left, bodyWidth, footTop),
    ...(paper.contact ? line(setter, paper.contact, 'left', page.left, bodyWidth, footTop + 12) : []),
    ...line(setter, numbers, 'right', page.left, bodyWidth, footTop),
  ];
}

/** 四号 figures between one-character dashes, 7 mm below the text area, at the outer edge (GB/T 9704-2012). */
function officialNumber(setter: LineSetter, pageNumber: number): PlacedItem[] {
  const { top, height, styles } = editions.official;
  const align = pageNumber % 2 === 1 ? 'right' : 'left';
  const inset = styles.body.size;
  const options = {
    style: { size: 14, pitch: 20 },
    x: page.left + inset,
    width: bodyWidth - 2 * inset,
    align,
  } as const;
  return textPiece(setter, `— ${pageNumber} —`, options).items.map((item) =>
    moved(item, 0, top + height + officialGap),
  );
}

function line(
  setter: LineSetter,
  text: string,
  align: 'left' | 'right',
  x: number,
  width: number,
  y: number,
): PlacedItem[] {
  const options = { style: headStyle, role: 'head', x, width, align } as const;
  return textPiece(setter, text, options).items.map((item) => moved(item, 0, y));
}

function rule(y: number): PlacedItem {
  const toX = page.left + bodyWidth;
  return { kind: 'rule', x: page.left, y, toX, toY: y, width: 0.5, colour: 'faint' };
}
