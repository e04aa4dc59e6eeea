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
  /** Names of persons, places and organisations: also found by their pinyin, whole or by its initials. */
  names: readonly string[];
  /** Codes and numbers: also found whole and from their beginning, however their brackets are written. */
  numbers?: readonly string[];
  /** Texts of which not everybody reads who may open the case: under tokens that only those are asked for who might. */
  guarded?: readonly string[];
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
const pinyinPattern = /^[a-z]{2,}$/;
const longestWord = 64;
/** Bytes of all tokens of a case; PostgreSQL keeps no more than a megabyte in one index entry. */
const mostBytes = 900_000;
/** Names of persons are found by each of their syllables, longer ones from their beginning. */
const longestSpelt = 6;

/** Brings every way of writing the same to one: full width, upper case, accents, traditional characters. */
export function foldText(text: string): string {
  return Array.from(
    text
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .normalize('NFKC')
      .toLowerCase(),
    (character) => folding.get(character) ?? character,
  ).join('');
}

/** Marks between the parts of a foreign name, in all their shapes. */
const middleDots = /(?<=[\p{L}\p{N}])\s*[·•・‧∙⋅•]\s*(?=[\p{L}\p{N}])/gu;
const gapsInHan = /(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu;

/** A text as it is searched: gaps that typing left between characters do not part them. */
function writtenRuns(text: string): string[] {
  return runsOf(text.replace(gapsInHan, ''));
}

/** The runs of Han characters and of letters or digits, in order. */
export function runsOf(text: string): string[] {
  const folded = foldText(text.replace(middleDots, ''));
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

/** The syllables of a name's pinyin, without tones: 张三丰 → zhang san feng. None for a name without Han characters. */
function syllablesOf(name: string): string[] {
  const han = runsOf(name)
    .filter((run) => hanPattern.test(run))
    .join('');
  if (han === '') return [];
  const known = spelt.get(han);
  if (known !== undefined) return known;
  const syllables = pinyin(han, { toneType: 'none', type: 'array', surname: 'head', v: true }).map((one) =>
    one.toLowerCase(),
  );
  if (spelt.size < rememberedNames) spelt.set(han, syllables);
  return syllables;
}

/** Names of places come again in every case of a village. */
const spelt = new Map<string, string[]>();
const rememberedNames = 5000;

/** The initials of a name's pinyin: 张三丰 → zsf. Empty for a name without Han characters. */
export function pinyinInitials(name: string): string {
  return syllablesOf(name)
    .map((syllable) => syllable.slice(0, 1))
    .join('');
}

/** A name as it is spelt, from its beginning and, of a person, from each further syllable: linguoming, guoming, ming. */
export function pinyinSpellings(name: string): string[] {
  const syllables = syllablesOf(name);
  const starts = syllables.length <= longestSpelt ? syllables.length : Math.min(1, syllables.length);
  return Array.from({ length: starts }, (_, from) => syllables.slice(from).join('').slice(0, longestWord));
}

/** A name with the marks between its parts, and without: 阿依古丽·买买提 is typed either way. */
function writingsOf(name: string): string[] {
  const joined = name.replace(/[^\p{L}\p{N}]/gu, '');
  return joined === name ? [name] : [name, joined];
}

export function scopeTokens(scope: NonNullable<SearchableCase['scope']>): string[] {
  const { town, village, type } = scope;
  return [
    ...(town === undefined ? [] : [`xt${town.toLowerCase()}`]),
    ...(village === undefined ? [] : [`xv${village.toLowerCase()}`]),
    ...(type === undefined ? [] : [`xk${type.toLowerCase()}`]),
  ];
}

/** A name or a number as one word, without whatever stands between its parts. */
export function wholeOf(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]/gu, '')
    .slice(0, longestWord);
}

function wordTokens(texts: readonly string[]): string[] {
  return texts.flatMap(writtenRuns).flatMap((run) => (hanPattern.test(run) ? hanTokens(run) : [run]));
}

/** All tokens of a case, each once: single characters and pairs of Han text, words, initials, scope. */
export function searchTokens(subject: SearchableCase): string[] {
  const { texts, names, numbers = [], guarded = [] } = subject;
  const wholes = (kind: 'nm' | 'no', all: readonly string[]) =>
    all.map(wholeOf).flatMap((whole) => (whole === '' ? [] : [`${kind}:${whole}`]));
  const words = wordTokens([...texts, ...numbers, ...names.flatMap(writingsOf)]);
  const initials = subject.names
    .map(pinyinInitials)
    .filter((text) => text.length >= 2)
    .map((text) => `py:${text}`);
  const spellings = subject.names.flatMap(pinyinSpellings).map((text) => `ps:${text}`);
  const own = [...scopeTokens(subject.scope ?? {}), ...wholes('no', numbers), ...wholes('nm', names)];
  return withinBytes([
    ...new Set([
      ...own,
      ...initials,
      ...spellings,
      ...words,
      ...wordTokens(guarded).map((token) => `${guardedMark}${token}`),
    ]),
  ]);
}

const guardedMark = 'tk:';

function withinBytes(tokens: readonly string[]): string[] {
  let bytes = 0;
  return tokens.filter((token) => {
    bytes += Buffer.byteLength(token);
    return bytes <= mostBytes;
  });
}

/**
 * What a query typed by a person asks of the index; empty when it holds nothing to search for. Guarded texts are asked
 * for with `hasGuarded` alone.
 */
export function searchGroups(
  query: string,
  scope: NonNullable<SearchableCase['scope']> = {},
  { hasGuarded = false }: { readonly hasGuarded?: boolean } = {},
): SearchGroup[] {
  const groups = runsOf(query).flatMap(groupsOfRun);
  if (groups.length === 0) return [];
  const asked = hasGuarded ? groups.map(withGuarded) : groups;
  return [...asked, ...scopeGroups(scope)];
}

function withGuarded(group: SearchGroup): SearchGroup {
  const words = group.filter(({ token }) => !token.includes(':'));
  return [...group, ...words.map((one) => ({ ...one, token: `${guardedMark}${one.token}` }))];
}

function scopeGroups(scope: NonNullable<SearchableCase['scope']>): SearchGroup[] {
  return scopeTokens(scope).map((token) => [{ token, isPrefix: false }]);
}

/** How well a case fits what was typed: by its number, by a whole name, by the beginning of one, or by words. */
export const ranks = ['number', 'name', 'beginning', 'words'] as const;
export type Rank = (typeof ranks)[number];

/** What of the index to ask for cases of one rank: with these tokens, and with none of the others. */
export interface RankQuery {
  readonly groups: readonly SearchGroup[];
  readonly without: SearchGroup;
}

/** Asks for the cases of one rank that are of no better one; null when the query holds nothing of that kind. */
export function rankQuery(
  rank: Rank,
  query: string,
  scope: NonNullable<SearchableCase['scope']> = {},
  asked: { readonly hasGuarded?: boolean } = {},
): RankQuery | null {
  const words = searchGroups(query, scope, asked);
  if (words.length === 0) return null;
  const whole = wholeOf(query);
  const number = { token: `no:${whole}`, isPrefix: false };
  const name = { token: `nm:${whole}`, isPrefix: false };
  const beginning = [number, name].map(({ token }) => ({ token, isPrefix: true }));
  switch (rank) {
    case 'number':
      return { groups: [[number], ...scopeGroups(scope)], without: [] };
    case 'name':
      return { groups: [[name], ...scopeGroups(scope)], without: [number] };
    case 'beginning':
      return { groups: [beginning, ...scopeGroups(scope)], without: [number, name] };
    case 'words':
      return { groups: words, without: beginning };
  }
}

/** A test how well a case fits, by its numbers and names alone. */
export function createRanker(
  query: string,
): (subject: { readonly names: readonly string[]; readonly numbers: readonly string[] }) => Rank {
  const whole = wholeOf(query);
  return ({ names, numbers }) => {
    if (whole === '') return 'words';
    const [wholeNames, wholeNumbers] = [names.map(wholeOf), numbers.map(wholeOf)];
    if (wholeNumbers.includes(whole)) return 'number';
    if (wholeNames.includes(whole)) return 'name';
    return [...wholeNumbers, ...wholeNames].some((one) => one.startsWith(whole)) ? 'beginning' : 'words';
  };
}

function groupsOfRun(run: string): SearchGroup[] {
  if (hanPattern.test(run)) {
    const characters = Array.from(run);
    const tokens = characters.length === 1 ? characters : bigrams(characters);
    return [...new Set(tokens)].map((token) => [{ token, isPrefix: false }]);
  }
  const word = { token: run, isPrefix: run.length > 1 };
  const initials = initialsPattern.test(run) ? [{ token: `py:${run}`, isPrefix: true }] : [];
  const spelling = pinyinPattern.test(run) ? [{ token: `ps:${run}`, isPrefix: true }] : [];
  return [[word, ...initials, ...spelling]];
}

/** A test whether a case really contains what was searched for, not only its pairs of characters. */
export function createMatcher(query: string): (subject: Pick<SearchableCase, 'texts' | 'names'>) => boolean {
  const wanted = runsOf(query);
  return ({ texts, names }) => {
    const present = [...texts, ...names.flatMap(writingsOf)].flatMap(writtenRuns);
    return wanted.every(
      (run) =>
        present.some((text) => (hanPattern.test(run) ? text.includes(run) : text.startsWith(run))) ||
        (initialsPattern.test(run) && names.some((name) => pinyinInitials(name).startsWith(run))) ||
        (pinyinPattern.test(run) &&
          names.some((name) => pinyinSpellings(name).some((spelling) => spelling.startsWith(run)))),
    );
  };
}
