import { asDay, type Day, dayFromNumber, dayNumber, isDay } from './clock.ts';

/** A day that differs from its weekday: a statutory rest day, or a weekend worked to make up for one. */
export interface CalendarDay {
  day: Day;
  kind: 'holiday' | 'workday';
  name: string;
}

/**
 * Working days as the State Council's yearly notice orders them. A year without a notice knows weekends only;
 * whoever shows a date computed there warns of it.
 */
export class LegalCalendar {
  readonly #kinds: ReadonlyMap<Day, CalendarDay['kind']>;
  readonly #knownYears: ReadonlySet<number>;

  constructor(days: readonly CalendarDay[], knownYears: readonly number[]) {
    this.#kinds = new Map(days.map(({ day, kind }) => [day, kind]));
    this.#knownYears = new Set(knownYears);
  }

  /** Whether the holiday table of that year is known. */
  knows(year: number): boolean {
    return this.#knownYears.has(year);
  }

  isWorkday(day: Day): boolean {
    const kind = this.#kinds.get(day);
    if (kind !== undefined) return kind === 'workday';
    return !isWeekend(day);
  }

  addDays(day: Day, count: number): Day {
    return dayFromNumber(dayNumber(day) + count);
  }

  /** The so-many-th working day after the day (before it, for a negative count); the day itself never counts. */
  addWorkdays(day: Day, count: number): Day {
    const step = count < 0 ? -1 : 1;
    let current = day;
    for (let left = Math.abs(count); left > 0; ) {
      current = this.addDays(current, step);
      if (this.isWorkday(current)) left -= 1;
    }
    return current;
  }

  /** The day itself when worked, else the first working day after it. */
  rollForward(day: Day): Day {
    let current = day;
    while (!this.isWorkday(current)) current = this.addDays(current, 1);
    return current;
  }
}

export type LimitUnit = 'day' | 'workday' | 'month' | 'year' | 'hour';

export interface LimitRule {
  length: number;
  unit: LimitUnit;
  /** Whether a last day that is a rest day moves to the first working day after (民法典 203). */
  roll: boolean;
}

export interface LimitExtras {
  /** Calendar days the clock stood still. */
  pausedDays?: number;
  /** Days granted in addition; working days where the limit counts those. */
  extensionDays?: number;
}

/**
 * The last day of a limit. The first day does not count (民法典 201); months and years end on the corresponding day
 * or, lacking one, on the last of the month (202); a last day of rest rolls forward where the rule says so (203).
 * Hours are counted from the instant elsewhere; here they give the day they can end on at the latest.
 * `unknownYear` says that a year without holiday table was needed. Throws RangeError for a length below 0.
 */
export function dueDay(
  start: Day,
  rule: LimitRule,
  calendar: LegalCalendar,
  extra: LimitExtras = {},
): { dueOn: Day; unknownYear: boolean } {
  const { pausedDays = 0, extensionDays = 0 } = extra;
  if (![rule.length, pausedDays, extensionDays].every((value) => Number.isSafeInteger(value) && value >= 0)) {
    throw new RangeError('a limit has a whole length of 0 or more');
  }
  const regular = calendar.addDays(endOf(start, rule, calendar), pausedDays);
  const last =
    rule.unit === 'workday'
      ? calendar.addWorkdays(regular, extensionDays)
      : calendar.addDays(regular, extensionDays);
  const dueOn = rule.roll ? calendar.rollForward(last) : last;
  const [from, to] = rule.unit === 'workday' ? [start, dueOn] : [last, dueOn];
  const isCalendarUsed = rule.roll || rule.unit === 'workday';
  return {
    dueOn,
    unknownYear: isCalendarUsed && !yearsBetween(from, to).every((year) => calendar.knows(year)),
  };
}

function endOf(start: Day, { length, unit }: LimitRule, calendar: LegalCalendar): Day {
  switch (unit) {
    case 'day':
      return calendar.addDays(start, length);
    case 'workday':
      return calendar.addWorkdays(start, length);
    case 'month':
      return addMonths(start, length);
    case 'year':
      return addMonths(start, length * 12);
    case 'hour':
      return calendar.addDays(start, Math.ceil(length / 24));
  }
}

/** The corresponding day so many months later, or the last day of that month where it has none. */
export function addMonths(start: Day, count: number): Day {
  const months = yearOf(start) * 12 + Number(start.slice(5, 7)) - 1 + count;
  const month = `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`;
  for (let dayOfMonth = Number(start.slice(8)); ; dayOfMonth -= 1) {
    const text = `${month}-${String(dayOfMonth).padStart(2, '0')}`;
    if (isDay(text)) return text;
    if (dayOfMonth < 28) return asDay(text);
  }
}

/** Calendar days from one day to another: 1 from today to tomorrow, negative backwards. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function yearsBetween(from: Day, to: Day): number[] {
  return Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, index) => yearOf(from) + index);
}

/** 1970-01-01 was a Thursday. */
function isWeekend(day: Day): boolean {
  const weekday = (((dayNumber(day) + 3) % 7) + 7) % 7;
  return weekday >= 5;
}
