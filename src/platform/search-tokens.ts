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

/** All tokens of a case, each once: single characters and pairs of Han text, words, initials, scope. */
export function searchTokens(subject: SearchableCase): string[] {
  const words = [...subject.texts, ...subject.names.flatMap(writingsOf)]
    .flatMap(runsOf)
    .flatMap((run) => (hanPattern.test(run) ? hanTokens(run) : [run]));
  const initials = subject.names
    .map(pinyinInitials)
    .filter((text) => text.length >= 2)
    .map((text) => `py:${text}`);
  const spellings = subject.names.flatMap(pinyinSpellings).map((text) => `ps:${text}`);
  return [...new Set([...words, ...initials, ...spellings, ...scopeTokens(subject.scope ?? {})])];
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
  const initials = initialsPattern.test(run) ? [{ token: `py:${run}`, isPrefix: true }] : [];
  const spelling = pinyinPattern.test(run) ? [{ token: `ps:${run}`, isPrefix: true }] : [];
  return [[word, ...initials, ...spelling]];
}

/** A test whether a case really contains what was searched for, not only its pairs of characters. */
export function createMatcher(query: string): (subject: Pick<SearchableCase, 'texts' | 'names'>) => boolean {
  const wanted = runsOf(query);
  return ({ texts, names }) => {
    const present = [...texts, ...names.flatMap(writingsOf)].flatMap(runsOf);
    return wanted.every(
      (run) =>
        present.some((text) => (hanPattern.test(run) ? text.includes(run) : text.startsWith(run))) ||
        (initialsPattern.test(run) && names.some((name) => pinyinInitials(name).startsWith(run))) ||
        (pinyinPattern.test(run) &&
          names.some((name) => pinyinSpellings(name).some((spelling) => spelling.startsWith(run)))),
    );
  };
}
