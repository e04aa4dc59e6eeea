import { type Instant, legalDay, legalTime } from '../../platform/clock.ts';

/** 2026-11-22 09:30, as clocks in China show it. */
export function momentLabel(at: Instant): string {
  return `${legalDay(at)} ${legalTime(at)}`;
}
