import type { FaceRole } from '../fonts/font-files.ts';
import { breakLines, type Line } from '../text/break-lines.ts';
import { type Span, toClusters } from '../text/clusters.ts';
import type { Measurer } from '../text/measurer.ts';
import { normaliseText, type Replacement } from '../text/normalise.ts';
import type { Align, Content } from './blocks.ts';
import type { Slice } from './flowable.ts';
import type { Colour, PlacedItem, PlacedText, StructNode } from './placed.ts';
import { baselineOf, type StyleSet, type TextStyle } from './style.ts';

/** What setting a line needs and collects. */
export interface LineSetter {
  readonly fonts: Measurer;
  /** Characters printed in their unified form; the record keeps the original. */
  readonly replaced: Replacement[];
}

/** What measuring blocks needs: the sizes of the edition besides. */
export interface Typesetter extends LineSetter {
  readonly styles: StyleSet;
  /** The face of running text. */
  readonly role: FaceRole;
  /** Of the text area of a page. */
  readonly height: number;
}

export interface TextOptions {
  readonly style: TextStyle;
  readonly width: number;
  readonly role?: FaceRole;
  readonly align?: Align;
  /** First-line indent in em. */
  readonly indent?: number;
  readonly x?: number;
  readonly colour?: Colour;
}

/** Breaks content into lines; every line break in it starts a new line. */
export function setLines(setter: LineSetter, content: Content, options: TextOptions): Line[] {
  const measure = options.width / options.style.size;
  const align = options.align ?? 'justify';
  return hardLines(setter, content).flatMap((spans) => {
    const clusters = toClusters(spans, options.role ?? 'body', setter.fonts);
    const lines = breakLines(
      clusters,
      { measure, firstIndent: options.indent ?? 0, isJustified: align === 'justify' },
      setter.fonts,
    );
    return lines.length > 0 ? lines : [emptyLine];
  });
}

const emptyLine: Line = { items: [], width: 0, extra: 0, isLast: true };

const leastSize = 7;

const longWord = /[^\s\u2e80-\u9fff\u3000-\u303f\uff00-\uffef]{5}/u;

/** Ordinary Chinese cells are passed by without measuring them twice. */
function hasLongWord(content: Content): boolean {
  if (typeof content === 'string') return longWord.test(content);
  return content.some((span) => longWord.test(span.text));
}

/**
 * The same options in smaller type when a word or number would not fit the width: an ID number in
 * a narrow cell is set smaller, not cut in two. Below 7 pt it is cut after all.
 */
export function fitted(setter: LineSetter, content: Content, options: TextOptions): TextOptions {
  if (!hasLongWord(content)) return options;
  const longest = hardLines({ ...setter, replaced: [] }, content)
    .flatMap((spans) => toClusters(spans, options.role ?? 'body', setter.fonts))
    .reduce((width, cluster) => Math.max(width, cluster.kind === 'word' ? cluster.width : 0), 0);
  if (longest * options.style.size <= options.width) return options;
  const size = Math.floor((options.width / longest) * 100) / 100;
  return size < leastSize ? options : { ...options, style: { ...options.style, size } };
}

/** Places lines one under the other from y = 0; gives one text item per line. */
export function stackLines(lines: readonly Line[], options: TextOptions): PlacedText[] {
  return lines.map((line, index) => ({
    kind: 'text',
    x: (options.x ?? 0) + alignedX(line, options),
    y: index * options.style.pitch + baselineOf(options.style),
    size: options.style.size,
    line,
    ...(options.colour ? { colour: options.colour } : {}),
  }));
}

function alignedX(line: Line, options: TextOptions): number {
  const free = options.width - line.width * options.style.size;
  if (options.align === 'center') return free / 2;
  return options.align === 'right' ? free : 0;
}

/** One slice per line, with no single line left alone at the foot or head of a page. */
export function textSlices(
  setter: LineSetter,
  content: Content,
  options: TextOptions,
  node: StructNode,
): Slice[] {
  const lines = setLines(setter, content, options);
  return lines.map((line, index) => {
    const [item] = stackLines([line], options);
    const isGlued = lines.length > 1 && (index === 0 || index === lines.length - 2);
    return {
      height: options.style.pitch,
      fragments: [{ node, items: item ? [item] : [] }],
      lines: 1,
      isGlued,
    };
  });
}

/** Text set in the given width as one piece; gives its items and height. */
export function textPiece(
  setter: LineSetter,
  content: Content,
  options: TextOptions,
): { items: PlacedItem[]; height: number; lines: number } {
  const lines = setLines(setter, content, options);
  return {
    items: stackLines(lines, options),
    height: lines.length * options.style.pitch,
    lines: lines.length,
  };
}

function hardLines(setter: LineSetter, content: Content): Span[][] {
  const spans = typeof content === 'string' ? [{ text: content }] : content;
  const lines: Span[][] = [[]];
  for (const span of spans) {
    const { text, replaced } = normaliseText(span.text);
    setter.replaced.push(...replaced);
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      lines.at(-1)?.push(index === 0 ? { ...span, text: part } : withoutBox(span, part));
    });
  }
  return lines;
}

function withoutBox(span: Span, text: string): Span {
  const { box: _, ...rest } = span;
  return { ...rest, text };
}
