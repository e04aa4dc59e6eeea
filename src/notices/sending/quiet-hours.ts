import type { LegalCalendar } from '../../platform/calendar.ts';
import { atLegalTime, type Day, type Instant, legalDay, legalTime } from '../../platform/clock.ts';

/** When somebody wants to be left alone; `from` equal to `until` means never at night. Times are HH:MM in Asia/Shanghai. */
export interface QuietHours {
  readonly quietFrom: string;
  readonly quietUntil: string;
  readonly isQuietOnRestDays: boolean;
}
export interface Timing extends QuietHours {
  readonly mode: 'atOnce' | 'digest';
  readonly digestAt: string;
}

/** No text reaches a party at these hours; on rest days it may: people who work are at home then. */
export const quietForParties: QuietHours = {
  quietFrom: '21:00',
  quietUntil: '07:30',
  isQuietOnRestDays: false,
};

/** Danger to people, or harm being done while nobody acts: these come at any hour. */
const urgentKinds: readonly string[] = ['emergencyReported', 'violenceMarked', 'statusQuoViolated'];

export function isUrgent(kind: string): boolean {
  return urgentKinds.includes(kind);
}

/** Whether a time of day lies in the hours between `from` and `until`, which may pass midnight. */
export function isQuietAt(
  time: string,
  { quietFrom, quietUntil }: Pick<QuietHours, 'quietFrom' | 'quietUntil'>,
): boolean {
  if (quietFrom === quietUntil) return false;
  return quietFrom < quietUntil
    ? time >= quietFrom && time < quietUntil
    : time >= quietFrom || time < quietUntil;
}

type Calendar = Pick<LegalCalendar, 'isWorkday' | 'addDays'>;

/** The instant itself, or the end of the quiet hours it falls in. */
export function outsideQuiet(at: Instant, quiet: QuietHours, calendar: Calendar): Instant {
  const day = legalDay(at);
  const morning = quiet.quietFrom === quiet.quietUntil ? '00:00' : quiet.quietUntil;
  if (isRestDay(day, quiet, calendar)) return atLegalTime(nextDay(day, quiet, calendar), morning);
  const time = legalTime(at);
  if (!isQuietAt(time, quiet)) return at;
  if (time < quiet.quietUntil) return atLegalTime(day, quiet.quietUntil);
  return atLegalTime(nextDay(day, quiet, calendar), quiet.quietUntil);
}

/** When a message written at an instant leaves: at once, with the next digest, or when the quiet hours end. */
export function dueAt(kind: string, at: Instant, timing: Timing, calendar: Calendar): Instant {
  if (isUrgent(kind)) return at;
  if (timing.mode === 'atOnce') return outsideQuiet(at, timing, calendar);
  const today = legalDay(at);
  const isToday = atLegalTime(today, timing.digestAt) >= at && !isRestDay(today, timing, calendar);
  const day = isToday ? today : nextDay(today, timing, calendar);
  return outsideQuiet(atLegalTime(day, timing.digestAt), timing, calendar);
}

function isRestDay(day: Day, { isQuietOnRestDays }: QuietHours, calendar: Calendar): boolean {
  return isQuietOnRestDays && !calendar.isWorkday(day);
}

function nextDay(day: Day, quiet: QuietHours, calendar: Calendar): Day {
  let next = calendar.addDays(day, 1);
  while (isRestDay(next, quiet, calendar)) next = calendar.addDays(next, 1);
  return next;
}
