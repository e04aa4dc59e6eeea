import type { ChecksBlock, FieldsBlock, QaBlock, QrBlock } from './blocks.ts';
import type { Flowable, Slice } from './flowable.ts';
import { setLines, stackLines, type Typesetter, textPiece, textSlices } from './measure-text.ts';
import { moved, type PlacedItem, type StructNode } from './placed.ts';
import { qrModules } from './qr-modules.ts';
import { baselineOf, bodyWidth, page } from './style.ts';

const indented = { x: page.left, width: bodyWidth } as const;

/** Label and underlined blank; a value longer than its blank continues on further ruled lines. */
export function measureFields(setter: Typesetter, block: FieldsBlock, blockIndex: number): Flowable {
  const slices = block.rows.flatMap((row): Slice[] => {
    const total = row.reduce((sum, cell) => sum + (cell.share ?? 1), 0);
    const items: PlacedItem[] = [];
    let x: number = page.left;
    let count = 1;
    for (const cell of row) {
      const width = ((cell.share ?? 1) / total) * bodyWidth;
      const placed = fieldItems(setter, cell.label, cell.value, x, width);
      items.push(...placed.items);
      count = Math.max(count, placed.lines);
      x += width;
    }
    const node: StructNode = { tag: 'P' };
    const { pitch } = setter.styles.body;
    if (count > mostLinesTogether) return lineByLine(items, node, pitch, count);
    return [{ height: count * pitch, fragments: [{ node, items }], lines: count }];
  });
  return { blockIndex, spaceBefore: 2, slices };
}

/** A row that is longer may go on over the page. */
const mostLinesTogether = 12;

function lineByLine(items: readonly PlacedItem[], node: StructNode, pitch: number, count: number): Slice[] {
  return Array.from({ length: count }, (_, line) => {
    const own = items.filter(({ y }) => Math.floor((y - 4) / pitch) === line);
    return {
      height: pitch,
      fragments: [{ node, items: own.map((item) => moved(item, 0, -line * pitch)) }],
      lines: 1,
      isGlued: line === 0 || line === count - 2,
    };
  });
}

/** A blank has room for so many characters at least; else it stands below its label. */
const leastBlank = 4;

function fieldItems(
  setter: Typesetter,
  label: string,
  value: string,
  x: number,
  width: number,
): { items: PlacedItem[]; lines: number } {
  const style = setter.styles.body;
  const labelLines = setLines(setter, label, { style, width, align: 'left', role: 'head' });
  const labelWidth = (labelLines[0]?.width ?? 0) * style.size;
  const isAbove = labelLines.length > 1 || width - labelWidth - 12 < leastBlank * style.size;
  const before = isAbove ? labelLines.length : 0;
  const left = isAbove ? x : x + labelWidth + 4;
  const blank = isAbove ? width - 8 : Math.max(width - labelWidth - 12, style.size * 2);
  const inner = { style, width: blank - 6, align: 'left', x: left + 3 } as const;
  const valueLines = setLines(setter, value, inner);
  const top = before * style.pitch;
  const items: PlacedItem[] = [
    ...stackLines(labelLines, { style, width, align: 'left', x }),
    ...stackLines(valueLines, inner).map((item) => moved(item, 0, top)),
  ];
  valueLines.forEach((_, index) => {
    const y = top + index * style.pitch + baselineOf(style) + 3.5;
    items.push({ kind: 'rule', x: left, y, toX: left + blank, toY: y, width: 0.6, colour: 'ruled' });
  });
  return { items, lines: before + valueLines.length };
}

/** Questions and answers of a record, the questions in 黑, the answers in 楷. */
export function measureQa(setter: Typesetter, block: QaBlock, blockIndex: number): Flowable {
  const slices = block.items.flatMap((item) => {
    const options = { ...indented, style: setter.styles.body, indent: 2 } as const;
    const question = textSlices(setter, [{ text: '问：', role: 'head' }, { text: item.question }], options, {
      tag: 'P',
    });
    const answer = textSlices(
      setter,
      [
        { text: '答：', role: 'head' },
        { text: item.answer, role: 'kai' },
      ],
      options,
      { tag: 'P' },
    );
    const last = question.length - 1;
    return [
      ...question.map((slice, index) => (index === last ? { ...slice, isGlued: true } : slice)),
      ...answer,
    ];
  });
  return { blockIndex, spaceBefore: 0, slices };
}

/** Boxes to tick, drawn as vectors; a ticked one also carries √ as text. */
export function measureChecks(setter: Typesetter, block: ChecksBlock, blockIndex: number): Flowable {
  const label = block.label ? [{ text: block.label, role: 'head' as const }] : [];
  const content = [
    ...label,
    ...block.options.flatMap((option) => [
      { text: option.text, box: option.isTicked ? ('ticked' as const) : ('empty' as const) },
      { text: '　' },
    ]),
  ];
  const options = { ...indented, style: setter.styles.body, align: 'left' } as const;
  return { blockIndex, spaceBefore: 2, slices: textSlices(setter, content, options, { tag: 'P' }) };
}

/** A QR code as merged vector rectangles, with its text beside it. */
export function measureQr(setter: Typesetter, block: QrBlock, blockIndex: number): Flowable {
  const size = block.size ?? 64;
  const node: StructNode = { tag: 'Figure', alt: block.alt };
  const { unit, rects } = qrModules(block.text, size);
  const caption = textPiece(setter, block.alt, {
    style: setter.styles.note,
    width: bodyWidth - size - 12,
    align: 'left',
    x: page.left + size + 12,
  });
  const top = Math.max((size - caption.height) / 2, 0);
  return {
    blockIndex,
    spaceBefore: 8,
    slices: [
      {
        height: Math.max(size, caption.height),
        lines: 0,
        fragments: [
          { node, items: [{ kind: 'modules', x: page.left, y: 0, unit, rects }] },
          { node: { tag: 'P' }, items: caption.items.map((item) => moved(item, 0, top)) },
        ],
      },
    ],
  };
}
