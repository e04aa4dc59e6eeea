import { foldText, runsOf } from './search-tokens.ts';

/** A piece of a text around what was searched for, as it is written there. */
export interface Snippet {
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

const charactersBefore = 12;
const charactersAfter = 24;
/** Gaps and marks between the parts of a name that a search reads over. */
const readOver = /[\s·•・‧∙⋅]/u;

/** Where the first of the words typed stands in a text, whatever its width, accents and characters; null when none does. */
export function snippetOf(text: string, query: string): Snippet | null {
  const signs = Array.from(text);
  let folded = '';
  /** For each position of the folded text the sign it comes from. */
  const origins: number[] = [];
  signs.forEach((sign, index) => {
    const one = readOver.test(sign) ? '' : foldText(sign);
    folded += one;
    for (let at = 0; at < one.length; at += 1) origins.push(index);
  });
  for (const run of runsOf(query)) {
    const found = folded.indexOf(run);
    if (found < 0) continue;
    const from = origins[found] ?? 0;
    const to = (origins[found + run.length - 1] ?? from) + 1;
    return {
      before: opened(signs, from),
      hit: signs.slice(from, to).join(''),
      after: closed(signs, to),
    };
  }
  return null;
}

const flat = (signs: readonly string[]): string => signs.join('').replace(/\s+/gu, ' ');

function opened(signs: readonly string[], to: number): string {
  const from = Math.max(0, to - charactersBefore);
  return `${from > 0 ? '…' : ''}${flat(signs.slice(from, to))}`;
}

function closed(signs: readonly string[], from: number): string {
  const to = from + charactersAfter;
  return `${flat(signs.slice(from, to))}${to < signs.length ? '…' : ''}`;
}
