import { type Snippet, snippetOf } from '../../platform/search-snippet.ts';
import { createMatcher, createRanker, type Rank, runsOf } from '../../platform/search-tokens.ts';
import type { Reading } from '../core/reading-rule.ts';
import type { NumberKind } from '../parties/party-repository.ts';
import type { CaseText, TextPlace } from './case-texts-read-model.ts';
import type { CaseWords } from './case-words-read-model.ts';

/** Where a case was found, if its line in the list does not say so by itself. */
export interface Found {
  readonly place: TextPlace | NumberKind | 'person';
  /** The words there; null for what was said to one side alone. */
  readonly snippet: Snippet | null;
}

export interface Finding {
  readonly rank: Rank;
  readonly found: Found | null;
}

const depth: Readonly<Record<Reading, number>> = { status: 0, file: 1, talks: 2 };

/** What of the words of a case somebody reads who reads so much of it. */
export function readableWords(words: CaseWords, reading: Reading): CaseWords {
  return reading === 'status' ? { ...words, people: [] } : words;
}

export function readableTexts(texts: readonly CaseText[], reading: Reading): CaseText[] {
  return texts.filter((text) => depth[text.reading] <= depth[reading]);
}

/**
 * Whether and how a case fits what was typed, by what its reader may read of it alone. The texts of the file are asked
 * for only when the other words do not do.
 */
export function createFinder(query: string): {
  byWords(words: CaseWords): Finding | null;
  byTexts(words: CaseWords, texts: readonly CaseText[]): Finding | null;
} {
  const matches = createMatcher(query);
  const rankOf = createRanker(query);
  const terms = runsOf(query).map((run) => ({ run, holds: createMatcher(run) }));
  const namesOf = ({ people, places }: CaseWords) => [...people, ...places];

  return {
    byWords(words) {
      const { heads, numbers, people } = words;
      const names = namesOf(words);
      const rank = rankOf({ names, numbers });
      if (rank === 'words' && !matches({ texts: [...heads, ...numbers], names })) return null;
      const isSeen = matches({ texts: [...heads, ...numbers], names: words.places });
      const person = isSeen ? undefined : people.find((name) => matches({ texts: [], names: [name] }));
      if (person === undefined || heads.some((head) => head.includes(person))) return { rank, found: null };
      const snippet = snippetOf(person, query) ?? { before: person, hit: '', after: '' };
      return { rank, found: { place: 'person', snippet } };
    },
    byTexts(words, texts) {
      const { heads, numbers } = words;
      const names = namesOf(words);
      const all = [...heads, ...numbers, ...texts.map(({ text }) => text)];
      if (!matches({ texts: all, names })) return null;
      const hidden = terms.find(({ holds }) => !holds({ texts: [...heads, ...numbers], names }));
      const inText = hidden && texts.find(({ text }) => hidden.holds({ texts: [text], names: [] }));
      if (hidden === undefined || inText === undefined) return { rank: 'words', found: null };
      const snippet = inText.place === 'caucus' ? null : snippetOf(inText.text, hidden.run);
      return { rank: 'words', found: { place: inText.place, snippet } };
    },
  };
}
