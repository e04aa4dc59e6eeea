import type { Day } from '../platform/clock.ts';
import type { Problem } from '../platform/errors.ts';
import { type Locale, pick } from '../platform/i18n.ts';
import { problemMaker } from '../platform/problem.ts';
import { isInForce } from './area.ts';
import type { DictionaryEntry } from './office.ts';
import { wordProblemTexts } from './texts.ts';

export interface DictionaryOption {
  readonly value: string;
  readonly label: string;
}

const wordProblem = problemMaker(wordProblemTexts);

/**
 * The lists an office may extend: channels, reasons, manners, signs. A word that was changed is kept as it was, so that
 * the days before the change have the word of their time.
 */
export class Dictionaries {
  /** By dictionary and code, what it was at one time after the other. */
  readonly #words = new Map<string, Map<string, DictionaryEntry[]>>();

  constructor(entries: readonly DictionaryEntry[], former: readonly DictionaryEntry[] = []) {
    for (const entry of [...former, ...entries]) {
      const list = this.#words.get(entry.dictionary) ?? new Map<string, DictionaryEntry[]>();
      list.set(entry.code, [...(list.get(entry.code) ?? []), entry]);
      this.#words.set(entry.dictionary, list);
    }
  }

  get names(): readonly string[] {
    return [...this.#words.keys()].sort();
  }

  /** Entries in force on the day, in their order; an unknown dictionary throws RangeError. */
  entries(name: string, onDay: Day): readonly DictionaryEntry[] {
    return this.entriesBetween(name, onDay, onDay);
  }

  /** Entries in force on any of these days, each as it was last. */
  entriesBetween(name: string, from: Day, to: Day): readonly DictionaryEntry[] {
    const words = this.#words.get(name);
    if (words === undefined) throw new RangeError(`no such dictionary: ${name}`);
    return [...words.values()]
      .flatMap((spans) => {
        const met = spans.findLast(
          ({ validFrom, validTo }) => validFrom <= to && (validTo === null || validTo > from),
        );
        return met === undefined ? [] : [met];
      })
      .sort((left, right) => left.sort - right.sort);
  }

  options(name: string, locale: Locale, onDay: Day): readonly DictionaryOption[] {
    return this.entries(name, onDay).map(({ code, label }) => ({ value: code, label: pick(label, locale) }));
  }

  /** Every word there ever was, for whoever looks for old records. */
  allOptions(name: string, locale: Locale): readonly DictionaryOption[] {
    return [...(this.#words.get(name)?.values() ?? [])]
      .flatMap((spans) => spans.at(-1) ?? [])
      .sort((left, right) => left.sort - right.sort)
      .map(({ code, label }) => ({ value: code, label: pick(label, locale) }));
  }

  /**
   * Also finds entries no longer in force: old records keep their words. On a day on which it was not in force the word
   * nearest before it, else the first.
   */
  find(name: string, code: string, onDay?: Day): DictionaryEntry | undefined {
    const spans = this.#words.get(name)?.get(code);
    if (spans === undefined || onDay === undefined) return spans?.at(-1);
    return spans.findLast(({ validFrom }) => validFrom <= onDay) ?? spans[0];
  }

  /** The label of a code as of a day, or the code itself when nobody knows it. */
  labelOf(name: string, code: string, locale: Locale, onDay?: Day): string {
    const entry = this.find(name, code, onDay);
    return entry === undefined ? code : pick(entry.label, locale);
  }

  /**
   * Why a word cannot be chosen today; null when it can. What is told of an earlier day may also use the words of that
   * day.
   */
  faultOf(name: string, code: string, path: string, today: Day, toldOf: Day = today): Problem | null {
    const spans = this.#words.get(name)?.get(code) ?? [];
    const isUsable = spans.some((span) => isInForce(span, today) || isInForce(span, toldOf));
    if (isUsable) return null;
    const entry = this.find(name, code, today);
    if (entry === undefined) return { path, code: 'notInList' };
    const hasEnded = entry.validTo !== null && entry.validTo <= today;
    const day = (hasEnded ? entry.validTo : null) ?? entry.validFrom;
    return wordProblem(path, hasEnded ? 'wordEnded' : 'wordLater', { params: { ...entry.label, day } });
  }

  /** A word where nobody chose one: the usual one, or the first there is while that is not used. */
  usual(name: string, code: string, today: Day): string {
    const entries = this.entries(name, today);
    return entries.find((one) => one.code === code)?.code ?? entries[0]?.code ?? code;
  }
}
