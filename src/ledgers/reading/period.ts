import { asDay, type Day, dayFromNumber, dayNumber } from '../../platform/clock.ts';
import { toAscii } from '../../platform/fields/characters.ts';
import { hanNumber } from '../values/han-number.ts';

/** The time a ledger is about: dates without a year belong to it. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

const year = '(20\\d{2}|\\d{2})';
const quarters = '一二三四';

/** The period that titles, notes and names tell; null when they tell none. */
export function findPeriod(texts: readonly string[]): Period | null {
  for (const read of [readSpan, readPart, readWhole]) {
    for (const text of texts) {
      const period = read(plain(text));
      if (period !== null) return period;
    }
  }
  return null;
}

function plain(text: string): string {
  return toAscii(text)
    .replace(/\s+/g, '')
    .replace(/[〇零○一二三四五六七八九]{4}(?=年)/g, (signs) => String(hanNumber(signs)));
}

/** 2026年1月1日至6月30日 */
function readSpan(text: string): Period | null {
  const day = '(\\d{1,2})[月./-](\\d{1,2})日?';
  const match = new RegExp(`${year}[年./-]${day}(?:至|到|-|—|~|－)+(?:${year}[年./-])?${day}`).exec(text);
  if (match === null) return null;
  const [, from = '', month, date, until, lastMonth, lastDate] = match;
  return span(
    full(from),
    Number(month),
    Number(date),
    full(until ?? from),
    Number(lastMonth),
    Number(lastDate),
  );
}

/** 2026年上半年, 2026年第一季度, 2026年3月, 2026H1, 2026-03 */
function readPart(text: string): Period | null {
  const half = new RegExp(`${year}年度?(上|下)半年|(20\\d{2})H([12])`).exec(text);
  if (half) {
    const of = full(half[1] ?? half[3] ?? '');
    const isFirst = half[2] === '上' || half[4] === '1';
    return isFirst ? span(of, 1, 1, of, 6, 30) : span(of, 7, 1, of, 12, 31);
  }
  const quarter = new RegExp(`${year}年度?第?([一二三四1-4])季度?`).exec(text);
  if (quarter) {
    const [, of = '', sign = ''] = quarter;
    const number = quarters.includes(sign) ? quarters.indexOf(sign) + 1 : Number(sign);
    return months(full(of), number * 3 - 2, number * 3);
  }
  const several = new RegExp(`${year}年(\\d{1,2})(?:-|至|—|~|到)(\\d{1,2})月`).exec(text);
  if (several) return months(full(several[1] ?? ''), Number(several[2]), Number(several[3]));
  const month = /(20\d{2})(?:年|[-_.])(\d{1,2})(?!\d)(?:月份?)?(?!\d*日)/.exec(text);
  return month ? months(Number(month[1]), Number(month[2]), Number(month[2])) : null;
}

function readWhole(text: string): Period | null {
  const match = /(?<!\d)(20\d{2})(?:年|(?!\d))/.exec(text);
  return match ? months(Number(match[1]), 1, 12) : null;
}

function full(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function months(of: number, first: number, last: number): Period | null {
  if (first < 1 || last > 12 || first > last) return null;
  const [nextYear, nextMonth] = last === 12 ? [of + 1, 1] : [of, last + 1];
  return { from: day(of, first, 1), to: dayFromNumber(dayNumber(day(nextYear, nextMonth, 1)) - 1) };
}

function span(y1: number, m1: number, d1: number, y2: number, m2: number, d2: number): Period | null {
  try {
    const period = { from: day(y1, m1, d1), to: day(y2, m2, d2) };
    return period.from <= period.to ? period : null;
  } catch {
    return null;
  }
}

function day(of: number, month: number, date: number): Day {
  return asDay(`${of}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
}
