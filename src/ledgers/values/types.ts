import type { LedgerWords } from '../../workflow/definitions/traits.ts';
import { type Cell, saysNothing, simplify, tidy } from './cell.ts';

/** A dispute type and the words by which ledgers know it. */
export interface TypeWords extends LedgerWords {
  readonly type: string;
  /** What this program calls it: known where it stands alone, as in a list that was exported. */
  readonly label?: string;
}

/** All words of all types, the longest first: 房屋宅基地 must not be read as 宅基地. */
export class TypeDictionary {
  readonly #known: readonly { readonly type: string; readonly word: string }[];
  readonly #types: readonly TypeWords[];

  constructor(types: readonly TypeWords[]) {
    this.#types = types;
    this.#known = types
      .flatMap(({ type, words }) => words.map((word) => ({ type, word })))
      .sort((a, b) => b.word.length - a.word.length);
  }

  /** Which type the word of a ledger means; null when the cell is empty. */
  read(cell: Cell, rowText = ''): ReadType | null {
    const word = tidy(cell);
    if (saysNothing(word)) return null;
    const plain = simplify(word).replaceAll('纠纷', '').replace(/\s+/g, '');
    const named = this.#types.find(
      ({ label }) => label !== undefined && label.replaceAll('纠纷', '') === plain,
    );
    if (named !== undefined) return { type: named.type, word, flags: [] };
    const found = plain.split(separators).flatMap((part) => this.#longest(part) ?? []);
    const [first, ...rest] = found;
    if (first !== undefined) return { type: first, word, flags: rest.length > 0 ? ['type-multiple'] : [] };
    const text = simplify(rowText);
    const ofContract = this.#types.find((one) => one.ofContract.some((sign) => text.includes(sign)))?.type;
    if (plain === '合同') return { type: ofContract ?? this.#rest(), word, flags: [] };
    return { type: this.#rest(), word, flags: ['type-unmapped'] };
  }

  #longest(text: string): string | undefined {
    return this.#known.find(({ word }) => text.includes(word))?.type;
  }

  #rest(): string {
    return (this.#types.find(({ takesTheRest }) => takesTheRest) ?? this.#types[0])?.type ?? '';
  }
}

export interface ReadType {
  readonly type: string;
  /** As the ledger says it. */
  readonly word: string;
  readonly flags: readonly ('type-multiple' | 'type-unmapped')[];
}

const separators = /[、，,;；/／|+\n]+|和|与|及/;
