import type { LegalCalendar } from '../platform/calendar.ts';
import { addMs, atLegalTime, type Day, type Instant, legalDay } from '../platform/clock.ts';

const minuteMs = 60_000;

/** When the offices of the demo are open, on working days. */
const openings = [
  ['08:30', '12:00'],
  ['14:30', '17:30'],
] as const;

/** An act somebody is busy with, from its beginning to its end. */
export interface Slot {
  readonly from: Instant;
  readonly to: Instant;
}

/** The first slot of so many minutes that does not begin before the instant and in which nobody of `busy` is needed. */
export function firstSlot(
  calendar: LegalCalendar,
  notBefore: Instant,
  minutes: number,
  busy: readonly Slot[],
): Slot {
  for (let day = calendar.rollForward(legalDay(notBefore)); ; day = calendar.addWorkdays(day, 1)) {
    for (const open of openingsOf(calendar, day)) {
      const found = slotIn(open, notBefore, minutes, busy);
      if (found !== null) return found;
    }
  }
}

function openingsOf(calendar: LegalCalendar, day: Day): readonly Slot[] {
  if (!calendar.isWorkday(day)) return [];
  return openings.map(([from, to]) => ({ from: atLegalTime(day, from), to: atLegalTime(day, to) }));
}

/** Each time somebody is busy, it is tried again when he is free. */
function slotIn(open: Slot, notBefore: Instant, minutes: number, busy: readonly Slot[]): Slot | null {
  let from = notBefore > open.from ? notBefore : open.from;
  for (;;) {
    const slot = { from, to: addMs(from, minutes * minuteMs) };
    if (slot.to > open.to) return null;
    const other = busy.find((one) => one.from < slot.to && slot.from < one.to);
    if (other === undefined) return slot;
    from = other.to;
  }
}
