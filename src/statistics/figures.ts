import type { Day, Instant } from '../platform/clock.ts';
import type { Bilingual, Translate } from '../platform/i18n.ts';
import type { FigureFilter } from './figure-filter.ts';
import { type Indicator, isRate } from './indicators/index.ts';
import type { Basis, Grouping } from './indicators/indicator.ts';
import type { Tally } from './statistics-read-model.ts';
import { smallCell } from './statistics-scope.ts';

/** How the resolved disputes were resolved; the share of those decided elsewhere is always shown beside the rate. */
export interface ResolvedParts {
  readonly selfResolved: number;
  readonly settled: number;
  readonly routed: number;
  /** Resolved by the words of a ledger that was taken over: no agreement of this office stands behind them. */
  readonly imported: number;
}

export interface FigureRow {
  /** Area code, type, month or committee id; `total` for the whole, '' for none of them. */
  readonly key: string;
  readonly label: Bilingual;
  /** Null when hidden. */
  readonly numerator: number | null;
  /** Null when hidden, and for indicators that are no rate. */
  readonly denominator: number | null;
  /** The number itself, or the rate as a fraction of 1 with four places; null without a denominator. */
  readonly value: number | null;
  readonly parts: ResolvedParts | null;
  /** Disputes decided by another body ÷ resolved disputes. */
  readonly routedShare: number | null;
  /** The row holds a number from 1 to 4 that this viewer must not see. */
  readonly isSuppressed: boolean;
}

/** A figure never stands alone: it says of what, of whom, when counted and by which definition. */
export interface Figures {
  readonly indicator: Indicator;
  readonly basis: Basis;
  readonly definition: Bilingual;
  readonly unit: { readonly areaCode: string | null; readonly name: Bilingual };
  readonly period: { readonly from: Day; readonly to: Day };
  readonly cutOff: Instant;
  readonly groupBy: Grouping;
  readonly rows: readonly FigureRow[];
  readonly total: FigureRow;
  readonly filter: FigureFilter;
  readonly showsCases: boolean;
  readonly hidesSmallCells: boolean;
  /** Places or committees changed, so that it matters over which map is counted. */
  readonly hasOtherMap: boolean;
  /** Of the denominator: led by another town or committee and mediated jointly. Above the town: counted in more rows. */
  readonly joint: { readonly n: number; readonly isBesideTotal: boolean };
}

export interface GroupLabel {
  readonly key: string;
  readonly label: Bilingual;
}

interface Counts {
  denominator: number;
  numerator: number;
  parts: { -readonly [How in keyof ResolvedParts]: number };
}

/** Puts the counts of both sides together, group by group, and sums them up. */
export function figureRows(
  indicator: Indicator,
  groups: readonly GroupLabel[],
  denominators: readonly Tally[],
  numerators: readonly Tally[],
  hidesSmallCells: boolean,
): FigureRow[] {
  return groups.map(({ key, label }) => {
    const isMine = (tally: Tally) => (key === 'total' ? tally.isBesideTotal !== true : tally.key === key);
    const counts = countsOf(denominators.filter(isMine), numerators.filter(isMine));
    return figureRow(indicator, key, label, counts, hidesSmallCells);
  });
}

function countsOf(denominators: readonly Tally[], numerators: readonly Tally[]): Counts {
  const parts = { selfResolved: 0, settled: 0, routed: 0, imported: 0 };
  for (const { how, n } of numerators) {
    if (how === 'selfResolved' || how === 'settled' || how === 'routed' || how === 'imported')
      parts[how] += n;
  }
  return { denominator: sum(denominators), numerator: sum(numerators), parts };
}

function sum(tallies: readonly Tally[]): number {
  return tallies.reduce((total, { n }) => total + n, 0);
}

function figureRow(
  indicator: Indicator,
  key: string,
  label: Bilingual,
  { denominator, numerator, parts }: Counts,
  hidesSmallCells: boolean,
): FigureRow {
  const figures = isRate(indicator) ? [denominator, numerator] : [denominator];
  const hidden = { numerator: null, denominator: null, value: null, parts: null, routedShare: null };
  if (hidesSmallCells && figures.some((n) => n > 0 && n < smallCell)) {
    return { key, label, ...hidden, isSuppressed: true };
  }
  if (!isRate(indicator)) {
    return { key, label, ...hidden, numerator: denominator, value: denominator, isSuppressed: false };
  }
  const hasParts = indicator.counts.how !== undefined;
  // A part of 1 to 4 would tell what the whole hides.
  const showsParts =
    hasParts && !(hidesSmallCells && Object.values(parts).some((n) => n > 0 && n < smallCell));
  return {
    key,
    label,
    numerator,
    denominator,
    value: ratio(numerator, denominator),
    parts: showsParts ? parts : null,
    routedShare: showsParts ? ratio(parts.routed, numerator) : null,
    isSuppressed: false,
  };
}

/** With four places; null without a denominator: neither 0 % nor 100 % would be true. */
export function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 10_000;
}

/** '82.7%'; a dash without a denominator. */
export function percent(value: number | null, t: Translate): string {
  return value === null ? t('statistics.dash') : `${Math.round(value * 10_000) / 100}%`;
}
