import type { Bilingual } from '../platform/i18n.ts';
import { statisticsText } from './statistics-text.ts';

export const indicatorIds = ['I01', 'I02', 'I05'] as const;
export type IndicatorId = (typeof indicatorIds)[number];

/** `cohort`: what began in the period, as it stands at the cut-off. `flow`: what happened in the period. */
export const bases = ['cohort', 'flow'] as const;
export type Basis = (typeof bases)[number];

export const groupings = ['none', 'area', 'type', 'month', 'committee'] as const;
export type Grouping = (typeof groupings)[number];

export interface Indicator {
  readonly id: IndicatorId;
  readonly name: Bilingual;
  /** The formula in words, for each basis. */
  readonly definition: Readonly<Record<Basis, Bilingual>>;
  /** Goes up whenever the same rows would give another figure. */
  readonly definitionVersion: number;
  readonly counts: 'cases' | 'proceedings';
  /** A rate has a denominator; a number has none. */
  readonly isRate: boolean;
}

function indicator(
  id: IndicatorId,
  rest: Pick<Indicator, 'definitionVersion' | 'counts' | 'isRate'>,
): Indicator {
  return {
    id,
    name: statisticsText(`indicators.${id}.name`),
    definition: {
      cohort: statisticsText(`indicators.${id}.cohort`),
      flow: statisticsText(`indicators.${id}.flow`),
    },
    ...rest,
  };
}

/** The indicators of this version; the formulas are those of the product's list of indicators. */
export const indicators: Readonly<Record<IndicatorId, Indicator>> = {
  I01: indicator('I01', { definitionVersion: 2, counts: 'cases', isRate: false }),
  I02: indicator('I02', { definitionVersion: 2, counts: 'cases', isRate: true }),
  I05: indicator('I05', { definitionVersion: 2, counts: 'proceedings', isRate: true }),
};

export function isIndicatorId(text: string): text is IndicatorId {
  return (indicatorIds as readonly string[]).includes(text);
}
