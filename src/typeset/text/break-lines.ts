import { endsWithDigit, isUnit } from './char-class.ts';
import { type Cluster, measured } from './clusters.ts';
import type { Measurer } from './measurer.ts';

/** A cluster on a line: x and width in em from the line's left edge, justification included. */
export interface LineItem {
  readonly cluster: Cluster;
  readonly x: number;
  readonly width: number;
  readonly isLeftLost: boolean;
  readonly isRightLost: boolean;
}

export interface Line {
  readonly items: readonly LineItem[];
  /** Width in em of what is drawn, trailing spaces excluded. */
  readonly width: number;
  /** Space in em added after each cluster to reach the right edge. */
  readonly extra: number;
  readonly isLast: boolean;
}

export interface LineOptions {
  /** Line width in em. */
  readonly measure: number;
  readonly firstIndent?: number;
  readonly isJustified?: boolean;
}

/**
 * The widest gap justification may open between characters. Beyond a tenth of an em, text
 * extraction reads the gaps as spaces; a line with more slack stays ragged.
 */
export const justifyCap = 0.09;
const halfMark = 0.5;
const tolerance = 0.001;

/**
 * Breaks clusters into lines: 避头尾, 标点挤压, figures with their units, groups of digits and words
 * unsplit, justified up to the cap. The concatenated lines are the input; no line is wider than
 * the measure.
 */
export function breakLines(clusters: readonly Cluster[], options: LineOptions, measurer: Measurer): Line[] {
  const firstIndent = options.firstIndent ?? 0;
  const pieces = splitOverlong(clusters, Math.max(options.measure - firstIndent, 1), measurer);
  const lines: Line[] = [];
  let start = 0;
  while (start < pieces.length) {
    const indent = start === 0 ? firstIndent : 0;
    const end = lineEnd(pieces, start, options.measure - indent);
    lines.push(layLine(pieces, start, end, indent, options));
    start = end;
  }
  return lines;
}

/** A closing mark gives up its blank right half at the end of a line and before another mark. */
function losesRight(pieces: readonly Cluster[], at: number, isLast: boolean): boolean {
  const piece = pieces[at];
  if (!piece?.canLoseRight) return false;
  return isLast || isFullMark(pieces[at + 1]);
}

/** An opening mark gives up its blank left half at the start of a wrapped line and after another. */
function losesLeft(pieces: readonly Cluster[], at: number, isFirst: boolean): boolean {
  const piece = pieces[at];
  if (!piece?.canLoseLeft || at === 0) return false;
  const before = pieces[at - 1];
  return isFirst || (before?.kind === 'open' && before.width >= 1);
}

function isFullMark(cluster: Cluster | undefined): boolean {
  return (cluster?.kind === 'close' || cluster?.kind === 'open') && cluster.width >= 1 - tolerance;
}

function widthOn(pieces: readonly Cluster[], at: number, isFirst: boolean, isLast: boolean): number {
  const piece = pieces[at] as Cluster;
  if (!piece.canLoseLeft && !piece.canLoseRight) return piece.width;
  const isHalved = losesLeft(pieces, at, isFirst) || losesRight(pieces, at, isLast);
  return isHalved ? piece.width - halfMark : piece.width;
}

/** The first cluster of the next line. */
function lineEnd(pieces: readonly Cluster[], start: number, measure: number): number {
  let width = 0;
  let breakAt = -1;
  for (let at = start; at < pieces.length; at++) {
    const piece = pieces[at] as Cluster;
    const isFirst = at === start;
    if (!isFirst && !isGlued(pieces, at)) breakAt = at;
    const least = width + widthOn(pieces, at, isFirst, true);
    if (piece.kind !== 'space' && least > measure + tolerance && !isFirst) {
      return breakAt > start ? breakAt : at;
    }
    width += widthOn(pieces, at, isFirst, at === pieces.length - 1);
  }
  return pieces.length;
}

function layLine(
  pieces: readonly Cluster[],
  start: number,
  end: number,
  indent: number,
  options: LineOptions,
): Line {
  let visibleEnd = end;
  while (visibleEnd > start && pieces[visibleEnd - 1]?.kind === 'space') visibleEnd--;
  let width = indent;
  for (let at = start; at < visibleEnd; at++) {
    width += widthOn(pieces, at, at === start, at === visibleEnd - 1);
  }
  const isLast = end === pieces.length;
  const gaps = Math.max(visibleEnd - start - 1, 0);
  const slack = gaps > 0 ? (options.measure - width) / gaps : 0;
  const isStretched = options.isJustified === true && !isLast && slack <= justifyCap && slack > 0;
  const extra = isStretched ? slack : 0;
  const items: LineItem[] = [];
  let x = indent;
  for (let at = start; at < end; at++) {
    const isVisible = at < visibleEnd;
    const isEnd = at === visibleEnd - 1;
    const isLeftLost = isVisible && losesLeft(pieces, at, at === start);
    const isRightLost = isVisible && losesRight(pieces, at, isEnd);
    const own = isVisible ? widthOn(pieces, at, at === start, isEnd) : 0;
    items.push({ cluster: pieces[at] as Cluster, x, width: own, isLeftLost, isRightLost });
    if (isVisible) x += own + extra;
  }
  return { items, width: width + extra * gaps, extra, isLast };
}

/** No line may begin with this cluster (避头尾; figures with units; digit groups). */
export function isGlued(pieces: readonly Cluster[], at: number): boolean {
  const before = pieces[at - 1];
  const piece = pieces[at];
  if (!before || !piece) return false;
  if (before.kind === 'open' || before.kind === 'box') return true;
  switch (piece.kind) {
    case 'close':
    case 'space':
      return true;
    case 'joined':
      return before.kind !== 'space';
    case 'word':
      return before.kind === 'space' && isGroup(piece) && isGroup(pieces[at - 2]);
    default:
      return before.kind === 'word' && endsWithDigit(before.text) && isUnit(piece.text);
  }
}

/** A group of an account or card number: digits only, so that the whole number stays together. */
function isGroup(cluster: Cluster | undefined): boolean {
  return cluster?.kind === 'word' && /^\d{2,}$/.test(cluster.text);
}

/** URLs may break after their separators; any other word only when it is wider than a line. */
function splitOverlong(clusters: readonly Cluster[], limit: number, measurer: Measurer): readonly Cluster[] {
  if (!clusters.some((cluster) => cluster.kind === 'word' && needsSplit(cluster, limit))) {
    return clusters;
  }
  return clusters.flatMap((cluster) => {
    if (cluster.kind !== 'word' || !needsSplit(cluster, limit)) return [cluster];
    const parts = isUrl(cluster.text) ? cluster.text.split(/(?<=[/?&=-])(?![/])/) : [cluster.text];
    return parts
      .flatMap((part) => hardSplit(part, cluster, limit, measurer))
      .map((text) => measured(text, 'word', cluster.role, cluster.underline, measurer));
  });
}

function needsSplit(cluster: Cluster, limit: number): boolean {
  return cluster.width > limit || isUrl(cluster.text);
}

function isUrl(text: string): boolean {
  return text.includes('://') || text.startsWith('www.');
}

function hardSplit(text: string, like: Cluster, limit: number, measurer: Measurer): string[] {
  const parts: string[] = [];
  let part = '';
  let width = 0;
  for (const char of text) {
    const code = char.codePointAt(0) as number;
    const advance = measurer.measure(code, like.role)?.advance ?? 1;
    if (part !== '' && width + advance > limit) {
      parts.push(part);
      part = '';
      width = 0;
    }
    part += char;
    width += advance;
  }
  if (part !== '') parts.push(part);
  return parts;
}
