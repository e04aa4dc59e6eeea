import type { Day } from '../platform/clock.ts';
import { type Locale, pick } from '../platform/i18n.ts';
import { isInForce } from './area.ts';
import type { DictionaryEntry } from './office.ts';

export interface DictionaryOption {
  readonly value: string;
  readonly label: string;
}

/** The lists an office may extend: channels, reasons, manners, signs. */
export class Dictionaries {
  readonly #entries: ReadonlyMap<string, readonly DictionaryEntry[]>;

  constructor(entries: readonly DictionaryEntry[]) {
    const lists = new Map<string, DictionaryEntry[]>();
    for (const entry of [...entries].sort((left, right) => left.sort - right.sort)) {
      lists.set(entry.dictionary, [...(lists.get(entry.dictionary) ?? []), entry]);
    }
    this.#entries = lists;
  }

  get names(): readonly string[] {
    return [...this.#entries.keys()].sort();
  }

  /** Entries in force on the day, in their order; an unknown dictionary throws RangeError. */
  entries(name: string, onDay: Day): readonly DictionaryEntry[] {
    const entries = this.#entries.get(name);
    if (entries === undefined) throw new RangeError(`no such dictionary: ${name}`);
    return entries.filter((entry) => isInForce(entry, onDay));
  }

  options(name: string, locale: Locale, onDay: Day): readonly DictionaryOption[] {
    return this.entries(name, onDay).map(({ code, label }) => ({ value: code, label: pick(label, locale) }));
  }

  /** Also finds entries no longer in force: old records keep their words. */
  find(name: string, code: string): DictionaryEntry | undefined {
    return this.#entries.get(name)?.find((entry) => entry.code === code);
  }

  /** The label of a code, or the code itself when nobody knows it. */
  labelOf(name: string, code: string, locale: Locale): string {
    const entry = this.find(name, code);
    return entry === undefined ? code : pick(entry.label, locale);
  }
}
