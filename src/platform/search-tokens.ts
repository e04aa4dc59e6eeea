import { pinyin } from 'pinyin-pro';
import { traditionalPairs } from './traditional-pairs.ts';

/** A token to look for; a prefix also finds longer tokens. */
export interface SearchToken {
  token: string;
  isPrefix: boolean;
}
/** Tokens of which one must be there. All groups of a query must be met. */
export type SearchGroup = readonly SearchToken[];

export interface SearchableCase {
  /** Title, place, summary, code, number: whatever is searched by its words. */
  texts: readonly string[];
  /** Names of persons, villages and organisations: also found by the initials of their pinyin. */
  names: readonly string[];
  scope?: { town?: string; village?: string; type?: string };
}

const folding = new Map<string, string>(
  Array.from({ length: traditionalPairs.length / 2 }, (_, index) => [
    traditionalPairs[index * 2] ?? '',
    traditionalPairs[index * 2 + 1] ?? '',
  ]),
);
const runPattern = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const hanPattern = /^\p{Script=Han}/u;
const initialsPattern = /^[a-z]{2,8}$/;
const longestWord = 64;

/** Brings every way of writing the same to one: full width, upper case, traditional characters. */
export function foldText(text: string): string {
  return Array.from(
    text.normalize('NFKC').toLowerCase(),
    (character) => folding.get(character) ?? character,
  ).join('');
}

/** The runs of Han characters and of letters or digits, in order. */
function runsOf(text: string): string[] {
  const folded = foldText(text);
  // Han characters are letters too: split a mixed run at the border.
  return Array.from(folded.matchAll(runPattern), ([run]) => run)
    .flatMap((run) =>
      run.split(/(?<=\p{Script=Han})(?=\P{Script=Han})|(?<=\P{Script=Han})(?=\p{Script=Han})/u),
    )
    .map((run) => run.slice(0, hanPattern.test(run) ? run.length : longestWord));
}

function hanTokens(run: string): string[] {
  const characters = Array.from(run);
  return [...characters, ...bigrams(characters)];
}

function bigrams(characters: readonly string[]): string[] {
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/** The initials of a name's pinyin: 张三丰 → zsf. Empty for a name without Han characters. */
export function pinyinInitials(name: string): string {
  const han = runsOf(name)
    .filter((run) => hanPattern.test(run))
    .join('');
  if (han === '') return '';
  return pinyin(han, { pattern: 'first', toneType: 'none', type: 'array', surname: 'head' })
    .join('')
    .toLowerCase();
}

export function scopeTokens(scope: NonNullable<SearchableCase['scope']>): string[] {
  const { town, village, type } = scope;
  return [
    ...(town === undefined ? [] : [`xt${town.toLowerCase()}`]),
    ...(village === undefined ? [] : [`xv${village.toLowerCase()}`]),
    ...(type === undefined ? [] : [`xk${type.toLowerCase()}`]),
  ];
}

/** All tokens of a case, each once: single characters and pairs of Han text, words, initials, scope. */
export function searchTokens(subject: SearchableCase): string[] {
  const words = [...subject.texts, ...subject.names]
    .flatMap(runsOf)
    .flatMap((run) => (hanPattern.test(run) ? hanTokens(run) : [run]));
  const initials = subject.names
    .map(pinyinInitials)
    .filter((text) => text.length >= 2)
    .map((text) => `py:${text}`);
  return [...new Set([...words, ...initials, ...scopeTokens(subject.scope ?? {})])];
}

/** What a query typed by a person asks of the index; empty when it holds nothing to search for. */
export function searchGroups(query: string, scope: NonNullable<SearchableCase['scope']> = {}): SearchGroup[] {
  const groups = runsOf(query).flatMap(groupsOfRun);
  if (groups.length === 0) return [];
  return [...groups, ...scopeTokens(scope).map((token) => [{ token, isPrefix: false }])];
}

function groupsOfRun(run: string): SearchGroup[] {
  if (hanPattern.test(run)) {
    const characters = Array.from(run);
    const tokens = characters.length === 1 ? characters : bigrams(characters);
    return [...new Set(tokens)].map((token) => [{ token, isPrefix: false }]);
  }
  const word = { token: run, isPrefix: run.length > 1 };
  return [initialsPattern.test(run) ? [word, { token: `py:${run}`, isPrefix: true }] : [word]];
}

/** A test whether a case really contains what was searched for, not only its pairs of characters. */
export function createMatcher(query: string): (subject: Pick<SearchableCase, 'texts' | 'names'>) => boolean {
  const wanted = runsOf(query);
  return ({ texts, names }) => {
    const present = [...texts, ...names].flatMap(runsOf);
    return wanted.every(
      (run) =>
        present.some((text) => (hanPattern.test(run) ? text.includes(run) : text.startsWith(run))) ||
        (initialsPattern.test(run) && names.some((name) => pinyinInitials(name).startsWith(run))),
    );
  };
}
