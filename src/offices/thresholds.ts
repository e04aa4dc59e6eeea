import type { Day } from '../platform/clock.ts';
import { day, int, orNull, type RowOf, table, text } from '../platform/database/column-table.ts';
import { isInForce } from './area.ts';

/** How many days before its end a deadline is shown in a colour. */
export const thresholdTable = table('thresholds', {
  id: text(),
  name: text<ThresholdName>(),
  days: int(),
  basis: orNull(text()),
  validFrom: day(),
  validTo: orNull(day()),
});
export type Threshold = RowOf<typeof thresholdTable>;

export const thresholdNames = ['yellow', 'red'] as const;
export type ThresholdName = (typeof thresholdNames)[number];

/** The colours of a day. */
export interface DueColours {
  /** Near from so many days before the end on. */
  readonly soonDays: number;
  /** Red when fewer days than these are left; 0 is past its end alone. */
  readonly redDays: number;
}

/** What holds where an office says nothing. */
export const usualColours: DueColours = { soonDays: 7, redDays: 0 };

export function coloursOn(thresholds: readonly Threshold[], onDay: Day): DueColours {
  const of = (name: ThresholdName) =>
    thresholds.find((one) => one.name === name && isInForce(one, onDay))?.days;
  return { soonDays: of('yellow') ?? usualColours.soonDays, redDays: of('red') ?? usualColours.redDays };
}
