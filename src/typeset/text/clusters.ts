import type { FaceRole } from '../fonts/font-files.ts';
import { type CharClass, charClass, isTrailingMark, isWordPart, isWordStart } from './char-class.ts';
import { dashPair, type Measurer } from './measurer.ts';

/** A stretch of text in one face. */
export interface Span {
  readonly text: string;
  readonly role?: FaceRole;
  readonly underline?: boolean;
  /** A ruled box before the text: ticked or empty. */
  readonly box?: 'ticked' | 'empty';
}

/** The smallest piece a line may not split. Widths are in em. */
export interface Cluster {
  readonly text: string;
  readonly kind: CharClass | 'box';
  /** Code points to draw; —— is the single negative `dashPair`. */
  readonly codes: readonly number[];
  readonly advances: readonly number[];
  readonly width: number;
  readonly role: FaceRole;
  readonly underline: boolean;
  readonly canLoseRight: boolean;
  readonly canLoseLeft: boolean;
}

/** The width of a code point no face has: a framed box of one em. */
const framedWidth = 1;
const boxWidth = 1.15;

/** Single characters repeat all the time; their clusters are shared per measurer. */
const singles = new WeakMap<Measurer, Map<string, Cluster>>();

/** Cuts spans (without line breaks) into clusters, reading order kept, nothing lost. */
export function toClusters(spans: readonly Span[], role: FaceRole, measurer: Measurer): Cluster[] {
  const clusters: Cluster[] = [];
  for (const span of spans) {
    const face = span.role ?? role;
    const underline = span.underline ?? false;
    if (span.box) clusters.push(boxCluster(face, span.box === 'ticked'));
    const chars = [...span.text];
    let at = 0;
    while (at < chars.length) {
      const end = clusterEnd(chars, at);
      clusters.push(clusterOf(chars, at, end, face, underline, measurer));
      at = end;
    }
  }
  return clusters;
}

function clusterEnd(chars: readonly string[], at: number): number {
  const char = chars[at] as string;
  if (charClass(char) === 'joined') return chars[at + 1] === char ? at + 2 : at + 1;
  return isWordStart(char) ? wordEnd(chars, at) : at + 1;
}

function wordEnd(chars: readonly string[], start: number): number {
  let end = start + 1;
  while (end < chars.length && isWordPart(chars[end] as string)) end++;
  while (end > start + 1 && isTrailingMark(chars[end - 1] as string)) end--;
  return end;
}

function clusterOf(
  chars: readonly string[],
  from: number,
  to: number,
  role: FaceRole,
  underline: boolean,
  measurer: Measurer,
): Cluster {
  const char = chars[from] as string;
  if (to > from + 1) {
    const kind = charClass(char) === 'joined' ? 'joined' : 'word';
    return measured(chars.slice(from, to).join(''), kind, role, underline, measurer);
  }
  const known = singlesOf(measurer);
  const key = `${role}${underline ? '_' : ' '}${char}`;
  let cluster = known.get(key);
  if (!cluster) {
    cluster = measured(char, charClass(char), role, underline, measurer);
    known.set(key, cluster);
  }
  return cluster;
}

function singlesOf(measurer: Measurer): Map<string, Cluster> {
  const known = singles.get(measurer) ?? new Map<string, Cluster>();
  singles.set(measurer, known);
  return known;
}

/** A cluster of the given text; also used to cut an over-long word into pieces. */
export function measured(
  text: string,
  kind: CharClass,
  role: FaceRole,
  underline: boolean,
  measurer: Measurer,
): Cluster {
  const codes = codesOf(text, role, measurer);
  const metrics = codes.map((code) => measurer.measure(code, role));
  const advances = metrics.map((known) => known?.advance ?? framedWidth);
  const only = metrics.length === 1 ? metrics[0] : null;
  return {
    text,
    kind,
    codes,
    advances,
    width: advances.reduce((sum, advance) => sum + advance, 0),
    role,
    underline,
    canLoseRight: kind === 'close' && (only?.canLoseRight ?? false),
    canLoseLeft: kind === 'open' && (only?.canLoseLeft ?? false),
  };
}

function codesOf(text: string, role: FaceRole, measurer: Measurer): number[] {
  if (text === '——' && measurer.measure(dashPair, role)) return [dashPair];
  return Array.from(text, (char) => char.codePointAt(0) as number);
}

function boxCluster(role: FaceRole, isTicked: boolean): Cluster {
  return {
    text: isTicked ? '√' : '',
    kind: 'box',
    codes: isTicked ? [0x221a] : [],
    advances: isTicked ? [1] : [],
    width: boxWidth,
    role,
    underline: false,
    canLoseRight: false,
    canLoseLeft: false,
  };
}
