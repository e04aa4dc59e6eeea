import type { Bilingual } from '../../platform/i18n.ts';
import type { OwnWording } from '../records/record-parts.ts';

/** A sentence of a paper that an office may put in its own words. `{name}` is filled from the record. */
export interface WordingSlot {
  readonly label: Bilingual;
  /** As this release prints it. */
  readonly text: string;
}

export type WordingSlots = Readonly<Record<string, WordingSlot>>;

/** Gives a sentence of the paper with its blanks filled. */
export type Say<Key extends string = string> = (
  key: Key,
  values?: Readonly<Record<string, string>>,
) => string;

export function slot(zh: string, en: string, text: string): WordingSlot {
  return { label: { zh, en }, text };
}

const blank = /\{(\w+)\}/g;

/** The names of the blanks in a sentence, each once, in order. */
export function blanksOf(text: string): string[] {
  return [...new Set([...text.matchAll(blank)].map((match) => match[1] ?? ''))];
}

/** Speaks in the office's words where it has its own, else as this release does. */
export function sayer<Slots extends WordingSlots>(slots: Slots, own?: OwnWording): Say<keyof Slots & string> {
  return (key, values = {}) => {
    const text = own?.texts[key] ?? slots[key]?.text ?? '';
    return text.replace(blank, (whole, name: string) => values[name] ?? whole);
  };
}

/** A slot that holds a list, one item a line. */
export function items(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
