import type { Content, KvBlock, TableBlock } from './blocks.ts';
import type { Flowable, Slice } from './flowable.ts';
import { fitted, setLines, stackLines, type TextOptions, type Typesetter } from './measure-text.ts';
import { type Fragment, moved, type PlacedItem, type StructNode } from './placed.ts';
import { bodyWidth, cellPadding, page } from './style.ts';

interface Cell {
  readonly content: Content;
  readonly x: number;
  readonly width: number;
  readonly options: Pick<TextOptions, 'role' | 'align'>;
  readonly node: StructNode;
}

/** Rows up to this many lines stay whole and centre their cells; taller rows may run over pages. */
const wholeRowLines = 6;
const ruleWidth = 0.6;

/** A ruled table: head repeated on each page, tall rows split between lines. */
export function measureTable(setter: Typesetter, block: TableBlock, blockIndex: number): Flowable {
  const table: StructNode = { tag: 'Table' };
  const total = block.columns.reduce((sum, column) => sum + column.share, 0);
  const widths = block.columns.map((column) => (column.share / total) * bodyWidth);
  const edges = edgesOf(widths);
  const headRow: StructNode = { tag: 'TR', parent: table };
  const head = block.columns.map((column, index) => ({
    content: column.title,
    x: edges[index] as number,
    width: widths[index] as number,
    options: { role: 'head', align: 'center' } as const,
    node: { tag: 'TH', parent: headRow } as const,
  }));
  const [lead] = rowSlices(setter, head, edges, 0, true);
  const slices = block.rows.flatMap((row) => {
    const node: StructNode = { tag: 'TR', parent: table };
    const cells = block.columns.map((column, index) => ({
      content: row[index] ?? '',
      x: edges[index] as number,
      width: widths[index] as number,
      options: { align: column.align ?? 'left' } as const,
      node: { tag: 'TD', parent: node } as const,
    }));
    return rowSlices(setter, cells, edges, block.minRowHeight ?? 0, false);
  });
  return {
    blockIndex,
    spaceBefore: 6,
    slices: slices.length > 0 ? slices : [{ height: 0, fragments: [], lines: 0 }],
    ...(lead ? { lead } : {}),
    frame: frameOf,
  };
}

/** Label and value pairs in a grid; a row with one pair gives its value the rest of the width. */
export function measureKv(setter: Typesetter, block: KvBlock, blockIndex: number): Flowable {
  const table: StructNode = { tag: 'Table' };
  // Six characters and the space beside them.
  const labelWidth = setter.styles.cell.size * 6 + 2 * cellPadding.x;
  const slices: Slice[] = [];
  if (block.caption) {
    const node: StructNode = { tag: 'TR', parent: table };
    const cell = {
      content: block.caption,
      x: page.left,
      width: bodyWidth,
      options: { role: 'head' } as const,
      node: { tag: 'TH', parent: node } as const,
    };
    const edges = [page.left, page.left + bodyWidth];
    slices.push(...rowSlices(setter, [cell], edges, 0, true).map(glued));
  }
  for (const row of block.rows) {
    const node: StructNode = { tag: 'TR', parent: table };
    const pairWidth = bodyWidth / row.length;
    const widths = row.flatMap(() => [labelWidth, pairWidth - labelWidth]);
    const edges = edgesOf(widths);
    const cells = row.flatMap((pair, index): Cell[] => [
      {
        content: pair.label,
        x: edges[index * 2] as number,
        width: labelWidth,
        options: { role: 'head', align: 'center' },
        node: { tag: 'TH', parent: node },
      },
      {
        content: pair.value,
        x: edges[index * 2 + 1] as number,
        width: pairWidth - labelWidth,
        options: { align: 'left' },
        node: { tag: 'TD', parent: node },
      },
    ]);
    slices.push(...rowSlices(setter, cells, edges, 0, false));
  }
  return { blockIndex, spaceBefore: 6, slices, frame: frameOf };
}

function glued(slice: Slice): Slice {
  return { ...slice, isGlued: true };
}

function edgesOf(widths: readonly number[]): number[] {
  const edges: number[] = [page.left];
  for (const width of widths) edges.push((edges.at(-1) as number) + width);
  return edges;
}

function rowSlices(
  setter: Typesetter,
  cells: readonly Cell[],
  edges: readonly number[],
  minHeight: number,
  isHead: boolean,
): Slice[] {
  const style = setter.styles.cell;
  const set = cells.map((cell) => {
    const options = fitted(setter, cell.content, {
      ...cell.options,
      style,
      width: cell.width - 2 * cellPadding.x,
      x: cell.x + cellPadding.x,
    });
    const lines = setLines(setter, cell.content, options);
    return { node: cell.node, items: stackLines(lines, options) };
  });
  const count = Math.max(1, ...set.map((cell) => cell.items.length));
  if (isHead || count <= wholeRowLines)
    return [wholeRow(set, { count, pitch: style.pitch }, edges, minHeight)];
  return Array.from({ length: count }, (_, line) =>
    lineOfRow(set, line, { count, pitch: style.pitch }, edges),
  );
}

/** How many lines the row has, and how far apart. */
interface RowLines {
  readonly count: number;
  readonly pitch: number;
}

type SetCell = { readonly node: StructNode; readonly items: readonly PlacedItem[] };

function wholeRow(
  set: readonly SetCell[],
  { count, pitch }: RowLines,
  edges: readonly number[],
  minHeight: number,
): Slice {
  const height = Math.max(count * pitch + 2 * cellPadding.y, minHeight);
  const fragments: Fragment[] = set.map((cell) => {
    const top = (height - cell.items.length * pitch) / 2;
    return { node: cell.node, items: cell.items.map((item) => moved(item, 0, top)) };
  });
  fragments.push(verticals(edges, height), horizontal(0));
  return { height, fragments, lines: count };
}

/** One line of a row that may run over pages: the cells' n-th lines side by side. */
function lineOfRow(
  set: readonly SetCell[],
  line: number,
  { count, pitch }: RowLines,
  edges: readonly number[],
): Slice {
  const isFirst = line === 0;
  const isLast = line === count - 1;
  const top = isFirst ? cellPadding.y : 0;
  const height = pitch + top + (isLast ? cellPadding.y : 0);
  const fragments: Fragment[] = set.map((cell) => {
    const item = cell.items[line];
    return { node: cell.node, items: item ? [moved(item, 0, top - line * pitch)] : [] };
  });
  fragments.push(verticals(edges, height));
  if (isFirst) fragments.push(horizontal(0));
  return { height, fragments, lines: 1, isGlued: isFirst || line === count - 2 };
}

function verticals(edges: readonly number[], height: number): Fragment {
  const items = edges.map(
    (x): PlacedItem => ({
      kind: 'rule',
      x,
      y: 0,
      toX: x,
      toY: height,
      width: ruleWidth,
      colour: 'ruled',
    }),
  );
  return { node: null, items };
}

function horizontal(y: number): Fragment {
  return {
    node: null,
    items: [
      {
        kind: 'rule',
        x: page.left,
        y,
        toX: page.left + bodyWidth,
        toY: y,
        width: ruleWidth,
        colour: 'ruled',
      },
    ],
  };
}

function frameOf(height: number): Fragment[] {
  return [horizontal(0), horizontal(height)];
}
