/** An instant as UTC ISO text with milliseconds: 2020-02-18T01:02:03.000Z. Text order is time order. */
export type Instant = string & { readonly __brand: 'Instant' };
/** A calendar day in Asia/Shanghai: 2020-02-18. */
export type Day = string & { readonly __brand: 'Day' };

export interface Clock {
  now(): Instant;
}

export interface FixedClock extends Clock {
  set(at: string): void;
  advance(ms: number): void;
}

/** The People's Republic keeps one time, and no daylight saving since 1991: a fixed offset is exact. */
const legalOffsetMs = 8 * 3_600_000;
const dayMs = 86_400_000;

const instantPattern =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):(\d{2}))$/;
const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const timePattern = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Milliseconds since 1970, from the machine's clock; everything else takes a `Clock`. */
export function systemMs(): number {
  return Date.now();
}

export const systemClock: Clock = { now: () => fromMs(Date.now()) };

/** A clock for tests and simulations: stands still until it is set or advanced. */
export function fixedClock(start: string): FixedClock {
  let current = asInstant(start);
  return {
    now: () => current,
    set: (at) => {
      current = asInstant(at);
    },
    advance: (ms) => {
      current = addMs(current, ms);
    },
  };
}

/** Reads any ISO date-time that names its offset. Throws RangeError for anything else, also for 30 February. */
export function asInstant(text: string): Instant {
  const match = instantPattern.exec(text);
  const [, day = '', hour = '', minute = '', second = '0', offsetHour = '0', offsetMinute = '0'] =
    match ?? [];
  const isValid =
    match !== null &&
    isDay(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60 &&
    Number(offsetHour) < 24 &&
    Number(offsetMinute) < 60;
  if (!isValid) throw new RangeError(`not an instant with offset: ${text}`);
  return fromMs(Date.parse(text));
}

/** Milliseconds since 1970 of an instant. */
export function toMs(at: Instant): number {
  return Date.parse(at);
}

/** The instant at so many milliseconds since 1970. Throws RangeError outside the years 0000 to 9999. */
export function fromMs(ms: number): Instant {
  const text = new Date(ms).toISOString();
  if (text.length !== 24) throw new RangeError(`instant out of range: ${ms}`);
  return text as Instant;
}

export function isDay(text: string): text is Day {
  const match = dayPattern.exec(text);
  if (match === null) return false;
  const ms = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}

/** Takes a real calendar date `YYYY-MM-DD`. Throws RangeError for anything else. */
export function asDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`not a calendar day: ${text}`);
  return text;
}

/** Days since 1970-01-01: the arithmetic of days needs no clock and no zone. */
export function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00.000Z`) / dayMs;
}

export function dayFromNumber(number: number): Day {
  return fromMs(number * dayMs).slice(0, 10) as Day;
}

/** The day an instant falls on in Asia/Shanghai. */
export function legalDay(at: Instant): Day {
  return toOffsetIso(at).slice(0, 10) as Day;
}

export function startOfLegalDay(day: Day): Instant {
  return atLegalTime(day, '00:00');
}

/** The instant of `HH:MM` in Asia/Shanghai on that day. Throws RangeError for another form of time. */
export function atLegalTime(day: Day, hhmm: string): Instant {
  if (!timePattern.test(hhmm)) throw new RangeError(`not a time of day: ${hhmm}`);
  return asInstant(`${day}T${hhmm}:00+08:00`);
}

/** 2020-02-18T09:02:03.000+08:00, the form the API speaks. */
export function toOffsetIso(at: Instant): string {
  return `${fromMs(toMs(at) + legalOffsetMs).slice(0, 23)}+08:00`;
}

/** HH:MM in Asia/Shanghai. */
export function legalTime(at: Instant): string {
  return toOffsetIso(at).slice(11, 16);
}

export function addMs(at: Instant, ms: number): Instant {
  return fromMs(toMs(at) + ms);
}
