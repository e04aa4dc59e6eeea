import type { Bilingual } from '../../platform/i18n.ts';

/** `cohort`: what began in the period, as it stands at the cut-off. `flow`: what happened in the period. */
export const bases = ['cohort', 'flow'] as const;
export type Basis = (typeof bases)[number];

export const groupings = ['none', 'area', 'type', 'month', 'committee'] as const;
export type Grouping = (typeof groupings)[number];

/** What began: when its row says so, an instant by which the cut-off is kept, and the day or instant of the period. */
export interface Beginning {
  readonly at: string;
  /** A column of days, where there is one; the period is then asked of it. */
  readonly on?: string;
}

/** What came of it by the cut-off: the column of its instant, and the values another column must hold. */
export interface Outcome {
  readonly at: string;
  readonly where?: { readonly column: string; readonly values: readonly string[] };
}

/** What one indicator counts, as data: its rows, the whole and, for a rate, the part. */
export interface Counted {
  /** `cases`: disputes. `proceedings`: attempts of a committee, each with its dispute. */
  readonly rows: 'cases' | 'proceedings';
  readonly whole: Beginning;
  /** Without it the indicator is a number and no rate. */
  readonly part?: Outcome;
  /** Column that tells how the part came about; shown beside the rate. */
  readonly how?: string;
}

export interface IndicatorSpec {
  readonly name: Bilingual;
  /** The formula in words, for each basis. */
  readonly definition: Readonly<Record<Basis, Bilingual>>;
  /** Goes up whenever the same rows would give another figure. */
  readonly definitionVersion: number;
  readonly counts: Counted;
  /** Words for what is counted, in the table, and in a sentence as a report may quote it. */
  readonly words: {
    readonly whole: Bilingual;
    readonly part?: Bilingual;
    /** With the numbers `whole`, `part` and `rate`. */
    readonly clause: Bilingual;
  };
}
