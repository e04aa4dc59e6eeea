import { registered } from './i01-registered.ts';
import { resolutionRate } from './i02-resolution-rate.ts';
import { successRate } from './i05-success-rate.ts';
import type { IndicatorSpec } from './indicator.ts';

/** The indicators of this version, by their number in the product's list. A new one is a file and a line here. */
const specs = { I01: registered, I02: resolutionRate, I05: successRate } as const;

export type IndicatorId = keyof typeof specs;
export const indicatorIds = Object.keys(specs) as readonly IndicatorId[];

export interface Indicator extends IndicatorSpec {
  readonly id: IndicatorId;
}

export const indicators = Object.fromEntries(
  indicatorIds.map((id): [IndicatorId, Indicator] => [id, { id, ...specs[id] }]),
) as Readonly<Record<IndicatorId, Indicator>>;

/** Those with a part and a whole: what the page of figures shows side by side. */
export const rateIds: readonly IndicatorId[] = indicatorIds.filter((id) => isRate(indicators[id]));

/** A rate has a part; a number has none. */
export function isRate({ counts }: Pick<IndicatorSpec, 'counts'>): boolean {
  return counts.part !== undefined;
}

export function isIndicatorId(text: string): text is IndicatorId {
  return (indicatorIds as readonly string[]).includes(text);
}
