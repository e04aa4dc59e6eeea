import type { SignatureBox, SignaturesBlock } from './blocks.ts';
import type { Flowable, Slice } from './flowable.ts';
import { type Typesetter, textPiece } from './measure-text.ts';
import { type Fragment, moved, type PlacedItem, type StructNode } from './placed.ts';
import { bodyWidth, page } from './style.ts';

const gutter = 12;
const inset = 6;
const markSize = 62;
const boxGap = 8;
/** Least width beside a row of boxes in which a seal finds its place. */
const sealRoom = 135;
/** Room for the name itself, written by hand. */
const signingRoom = 26;
/** 42 mm across: the seal of a committee plus a little air. */
const sealRadius = 60;

/**
 * The closing block: a box to sign for everybody, with room for name and fingerprint, and the
 * place of the committees' seals. Kept in one piece as long as a page can hold it, and never
 * alone on a page.
 */
export function measureSignatures(setter: Typesetter, block: SignaturesBlock, blockIndex: number): Flowable {
  const keepWithLines = block.keepWithLines ?? 2;
  const slices = closingRows(setter, block);
  const total = slices.reduce((sum, slice) => sum + slice.height, 0);
  const isWhole = total <= setter.height - (keepWithLines + 1) * setter.styles.body.pitch;
  const held = slices.map((slice, index) => ({
    ...slice,
    isGlued: index < slices.length - 1 && (isWhole || index >= slices.length - 2),
  }));
  return { blockIndex, spaceBefore: 14, slices: held, keepWithLines };
}

/** A single seal takes the free place beside the last row of boxes when there is enough of it. */
function closingRows(setter: Typesetter, block: SignaturesBlock): Slice[] {
  const rows = groupBoxes(block.boxes);
  const slices = rows.map((row) => boxRow(setter, row));
  const seals = block.seals ?? [];
  const [only] = seals;
  const lastRow = rows.at(-1);
  const lastSlice = slices.at(-1);
  const used = lastRow ? lastRow.length * (boxWidth(lastRow) + gutter) : bodyWidth;
  if (!only || seals.length > 1 || !lastSlice || bodyWidth - used < sealRoom) {
    return [...slices, ...sealRows(setter, seals)];
  }
  const seal = sealPlace(setter, only, page.left + used, bodyWidth - used);
  const shared: Slice = {
    height: Math.max(lastSlice.height, seal.height),
    fragments: [...lastSlice.fragments, ...seal.fragments],
    lines: 0,
  };
  return [...slices.slice(0, -1), shared];
}

/** Boxes side by side as far as they fit, in their order. */
function groupBoxes(boxes: readonly SignatureBox[]): SignatureBox[][] {
  const rows: SignatureBox[][] = [];
  for (const box of boxes) {
    const last = rows.at(-1);
    if (last && last.length < perRow([...last, box])) last.push(box);
    else rows.push([box]);
  }
  return rows;
}

/**
 * How many boxes share the line: a seal and a fingerprint side by side need all of it, one of them
 * half, a plain signature a third. The box that needs most room decides for its row.
 */
function perRow(row: readonly SignatureBox[]): number {
  return Math.min(
    ...row.map((box) => {
      if (box.hasSeal && box.hasFingerprint) return 1;
      return box.hasSeal || box.hasFingerprint ? 2 : 3;
    }),
  );
}

function boxWidth(row: readonly SignatureBox[]): number {
  const count = perRow(row);
  return (bodyWidth - (count - 1) * gutter) / count;
}

function boxRow(setter: Typesetter, row: readonly SignatureBox[]): Slice {
  const width = boxWidth(row);
  const set = row.map((box, index) => boxContent(setter, box, page.left + index * (width + gutter), width));
  const height = Math.max(...set.map((box) => box.height));
  const fragments = set.flatMap((box): Fragment[] => [
    { node: box.node, items: box.items },
    {
      node: null,
      items: [
        { kind: 'rect', x: box.x, y: 0, width: box.width, height, stroke: 'solid', colour: 'ruled' },
        ...box.marks.map((item) => moved(item, 0, (height - markSize) / 2)),
      ],
    },
  ]);
  return { height: height + boxGap, fragments, lines: 0 };
}

interface SetBox {
  readonly node: StructNode;
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly items: readonly PlacedItem[];
  readonly marks: readonly PlacedItem[];
}

function boxContent(setter: Typesetter, box: SignatureBox, x: number, width: number): SetBox {
  const marks: PlacedItem[] = [];
  let right = x + width - inset;
  if (box.hasFingerprint) {
    right -= markSize;
    marks.push(...fingerprint(setter, right));
    right -= inset;
  }
  if (box.hasSeal) {
    right -= markSize;
    marks.push(...ownSeal(setter, right));
    right -= inset;
  }
  const inner = { x: x + inset, width: right - x - inset, align: 'left' } as const;
  const label = textPiece(setter, box.label, { ...inner, style: setter.styles.small, role: 'head' });
  const hint = textPiece(setter, box.hint, { ...inner, style: setter.styles.note });
  let y = inset + label.height;
  const items: PlacedItem[] = label.items.map((item) => moved(item, 0, inset));
  items.push(...hint.items.map((item) => moved(item, 0, y)));
  y += hint.height + signingRoom;
  if (box.hasDate !== false) {
    const date = textPiece(setter, '日期：　　年　　月　　日', { ...inner, style: setter.styles.note });
    items.push(...date.items.map((item) => moved(item, 0, y)));
    y += date.height;
  }
  const least = marks.length > 0 ? markSize + 2 * inset : 0;
  return { node: { tag: 'P' }, x, width, height: Math.max(y + inset, least), items, marks };
}

function fingerprint(setter: Typesetter, x: number): PlacedItem[] {
  return [
    {
      kind: 'rect',
      x,
      y: 0,
      width: markSize,
      height: markSize,
      stroke: 'dashed',
      colour: 'faint',
    },
    ...markCaption(setter, '按指印处', x),
  ];
}

function ownSeal(setter: Typesetter, x: number): PlacedItem[] {
  const radius = markSize / 2;
  return [
    { kind: 'circle', x: x + radius, y: radius, radius, colour: 'faint' },
    ...markCaption(setter, '单位盖章处', x),
  ];
}

function markCaption(setter: Typesetter, text: string, x: number): PlacedItem[] {
  const style = { size: 8, pitch: 11 };
  const options = { style, width: markSize, x, align: 'center', colour: 'faint' } as const;
  const piece = textPiece(setter, text, options);
  return piece.items.map((item) => moved(item, 0, (markSize - piece.height) / 2));
}

interface Seal {
  readonly name: string;
  readonly date: string;
}

function sealRows(setter: Typesetter, seals: readonly Seal[]): Slice[] {
  const rows: Slice[] = [];
  const half = bodyWidth / 2;
  for (let at = 0; at < seals.length; at += 2) {
    const pair = seals.slice(at, at + 2);
    const set = pair.map((seal, index) => {
      const x = page.left + (pair.length === 1 ? half : index * half);
      return sealPlace(setter, seal, x, half);
    });
    rows.push({
      height: Math.max(...set.map((seal) => seal.height)),
      fragments: set.flatMap((seal) => seal.fragments),
      lines: 0,
    });
  }
  return rows;
}

/** The name stands above the circle, so that a long one is not crossed by it. */
function sealPlace(
  setter: Typesetter,
  seal: Seal,
  x: number,
  width: number,
): { height: number; fragments: Fragment[] } {
  const options = { style: setter.styles.small, width, x, align: 'center' } as const;
  const name = textPiece(setter, seal.name, { ...options, role: 'head' });
  const date = textPiece(setter, seal.date, options);
  const note = textPiece(setter, '（盖章处）', { ...options, style: setter.styles.note, colour: 'red' });
  const middle = name.height + 6 + sealRadius;
  const circle: PlacedItem = {
    kind: 'circle',
    x: x + width / 2,
    y: middle,
    radius: sealRadius,
    colour: 'red',
  };
  return {
    height: middle + sealRadius + 6,
    fragments: [
      { node: { tag: 'P' }, items: name.items },
      { node: { tag: 'P' }, items: note.items.map((item) => moved(item, 0, middle - note.height)) },
      { node: { tag: 'P' }, items: date.items.map((item) => moved(item, 0, middle + 2)) },
      { node: null, items: [circle] },
    ],
  };
}
