import { dayNumber } from '../../platform/clock.ts';
import { simplify } from '../values/cell.ts';
import { isAnonymous } from '../values/parties.ts';

/** One side of a comparison: a row of a ledger or a case that is registered. */
export interface Comparable {
  readonly id: string;
  readonly type: string;
  readonly day: string;
  /** What of it other spellings say otherwise: date and type as written. */
  readonly written: string;
  readonly summary: string;
  readonly amountFen: number | null;
  readonly externalNo: string | null;
  readonly parties: readonly {
    readonly name: string;
    readonly members?: readonly string[];
    /** Number or what stands for it; equal only where the numbers are. */
    readonly phone?: string;
    readonly idNumber?: string;
  }[];
}

export const likenessReasons = [
  'sameValues',
  'sameNames',
  'likeNames',
  'sidesSwapped',
  'samePhone',
  'otherPhone',
  'sameIdNumber',
  'otherIdNumber',
  'sameNumber',
  'sameDay',
  'nearDay',
  'laterMonth',
  'sameType',
  'otherType',
  'sameSummary',
  'likeSummary',
  'sameAmount',
] as const;
export type LikenessReason = (typeof likenessReasons)[number];

export interface Likeness {
  /** 0 to 100. */
  readonly score: number;
  readonly kind: 'exact' | 'near' | 'carried-over';
  readonly reasons: readonly LikenessReason[];
}

/** From here on a pair is shown to a person. */
export const shownScore = 60;
/** From here on the same dispute is likely. */
export const likelyScore = 85;

/** How alike two disputes are, with the reasons; null where nobody would ask. */
export function likenessOf(a: Comparable, b: Comparable): Likeness | null {
  const reasons: LikenessReason[] = [];
  let score = 0;
  const count = (points: number, reason: LikenessReason | null): void => {
    score += points;
    if (reason !== null) reasons.push(reason);
  };
  const phones = numbersOf(a, b, 'phone');
  const names = compareNames(a, b, phones === 'same');
  if (names === null) return null;
  count(names.points, names.reason);
  if (names.isSwapped) count(0, 'sidesSwapped');
  if (phones === 'same') count(20, 'samePhone');
  if (phones === 'other') count(-20, 'otherPhone');
  const ids = numbersOf(a, b, 'idNumber');
  if (ids === 'same') count(15, 'sameIdNumber');
  if (ids === 'other') count(-25, 'otherIdNumber');
  if (a.externalNo !== null && a.externalNo === b.externalNo) count(15, 'sameNumber');
  if (a.type === b.type) count(5, 'sameType');
  else count(-15, 'otherType');
  const text = summaryLikeness(a.summary, b.summary);
  if (text !== null)
    count(Math.round(text * 30), text > 0.95 ? 'sameSummary' : text > 0.5 ? 'likeSummary' : null);
  if (text !== null && text < 0.3) score -= 15;
  const days = Math.abs(dayNumber(a.day as never) - dayNumber(b.day as never));
  if (days === 0) count(10, 'sameDay');
  else if (days <= 3) count(7, 'nearDay');
  else if (days > 31) count(0, 'laterMonth');
  else count(3, null);
  if (a.amountFen !== null && a.amountFen === b.amountFen) count(5, 'sameAmount');
  const isSame = isExact(a, b);
  const bounded = isSame ? 100 : Math.max(0, Math.min(99, score));
  if (bounded < shownScore) return null;
  const kind = isSame ? 'exact' : days > 31 ? 'carried-over' : 'near';
  return { score: bounded, kind, reasons: isSame ? ['sameValues', ...reasons] : reasons };
}

function isExact(a: Comparable, b: Comparable): boolean {
  const values = ({ type, day, written, summary, amountFen, parties }: Comparable): string =>
    JSON.stringify([type, day, written, summary, amountFen, parties]);
  return values(a) === values(b);
}

interface Names {
  readonly points: number;
  readonly reason: LikenessReason;
  readonly isSwapped: boolean;
}

function compareNames(a: Comparable, b: Comparable, hasSamePhone: boolean): Names | null {
  const [ours, theirs] = [a.parties, b.parties];
  const left = theirs.map((_, index) => index);
  let [same, like] = [0, 0];
  let isSwapped = false;
  for (const [index, party] of ours.entries()) {
    const exact = left.find((other) => nameKey(party) === nameKey(theirs[other]));
    const found = exact ?? left.find((other) => isLikeName(party, theirs[other]));
    if (found === undefined) continue;
    left.splice(left.indexOf(found), 1);
    isSwapped ||= found !== index && ours.length > 1;
    if (exact === undefined) like += 1;
    else same += 1;
  }
  const smaller = Math.min(ours.length, theirs.length);
  const matched = same + (hasSamePhone ? like : 0);
  if (matched === 0) return null;
  const isWhole = matched >= smaller;
  // One name in common and another that differs: the same employer, or a namesake.
  if (!isWhole) return { points: -10, reason: 'likeNames', isSwapped: false };
  const points = smaller > 1 ? 45 : ours.length === theirs.length ? 30 : 20;
  return { points, reason: like > 0 ? 'likeNames' : 'sameNames', isSwapped };
}

type Named = Comparable['parties'][number];

/** 某某村村民 and groups go by the member named first. */
function nameKey(party: Named | undefined): string {
  if (party === undefined) return '';
  const name = party.members?.[0] ?? party.name;
  return isAnonymous(name) ? `?${Math.abs(hash(party.phone ?? ''))}` : simplify(name).replace(/\s+/g, '');
}

/** 陈某 may be 陈大文, 某某 anybody. */
function isLikeName(party: Named, other: Named | undefined): boolean {
  const [a, b] = [nameKey(party), nameKey(other)];
  if (!/某/.test(a) && !/某/.test(b)) return false;
  const [first = '', second = ''] = [a.replace(/某.*$/, ''), b.replace(/某.*$/, '')];
  return first === '' || second === '' || a.startsWith(second) || b.startsWith(first);
}

function hash(text: string): number {
  let value = 0;
  for (const sign of text) value = (value * 31 + (sign.codePointAt(0) ?? 0)) | 0;
  return value;
}

/** Whether any number is in both, or each has some and none is; masked ones can only be equal. */
function numbersOf(a: Comparable, b: Comparable, kind: 'phone' | 'idNumber'): 'same' | 'other' | null {
  const of = ({ parties }: Comparable): string[] => parties.flatMap((party) => party[kind] ?? []);
  const [ours, theirs] = [of(a), of(b)];
  if (ours.some((number) => theirs.includes(number))) return 'same';
  const isWhole = (numbers: string[]): boolean =>
    numbers.length > 0 && !numbers.some((one) => one.includes('*'));
  if (!isWhole(ours) || !isWhole(theirs)) return null;
  // Different people of the same dispute may each have given theirs.
  return ownerOf(a, kind) === ownerOf(b, kind) ? 'other' : null;
}

function ownerOf({ parties }: Comparable, kind: 'phone' | 'idNumber'): string {
  return nameKey(parties.find((party) => party[kind] !== undefined));
}

const opening = /^(【[^】]*】)?(诉求人|来电人|市民|群众)?(来电)?反映[:：]?|再次来电|来电催办/g;

/** Share of pairs of signs that both texts have; null where one says nothing. */
export function summaryLikeness(a: string, b: string): number | null {
  const [first, second] = [a, b].map(plain);
  if (!first || !second) return null;
  if (first === second) return 1;
  const shorter = first.length < second.length ? first : second;
  const longer = shorter === first ? second : first;
  if (shorter.length >= 8 && longer.includes(shorter)) return 0.96;
  const [x, y] = [pairsOf(first), pairsOf(second)];
  let common = 0;
  for (const [pair, times] of x) common += Math.min(times, y.get(pair) ?? 0);
  // A text that was shortened is alike by what is left of it.
  return common / Math.max(1, Math.min(first.length, second.length) - 1) > 0.9
    ? 0.9
    : (2 * common) / Math.max(1, first.length + second.length - 2);
}

function plain(text: string): string {
  return simplify(text)
    .replace(/[\s，,。.；;！!？?]+/g, '')
    .replace(opening, '');
}

function pairsOf(text: string): ReadonlyMap<string, number> {
  const pairs = new Map<string, number>();
  for (let index = 0; index + 1 < text.length; index += 1) {
    const pair = text.slice(index, index + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/** By what two disputes may find one another: a number, a name. */
export function likenessKeys({ parties }: Comparable): string[] {
  return [
    ...new Set(
      parties.flatMap((party) => [
        ...(party.phone === undefined ? [] : [`phone ${party.phone}`]),
        ...(party.idNumber === undefined ? [] : [`id ${party.idNumber}`]),
        `name ${nameKey(party)}`,
      ]),
    ),
  ];
}
