import { type Day, dayFromNumber, dayNumber, type Instant, startOfLegalDay } from '../../platform/clock.ts';

/** When the next warning of a deadline goes out: the earliest of its warning days that is still to come, or null. */
export function nextWarning(dueOn: Day, warnDays: readonly number[], after: Instant): Instant | null {
  const [next] = warnDays
    .map((days) => startOfLegalDay(dayFromNumber(dayNumber(dueOn) - days)))
    .filter((at) => at > after)
    .sort();
  return next ?? null;
}
