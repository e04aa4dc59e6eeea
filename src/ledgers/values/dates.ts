import { asDay, type Day, dayFromNumber, isDay } from '../../platform/clock.ts';
import { type Cell, saysNothing, tidy } from './cell.ts';
import { hanNumber } from './han-number.ts';

export interface DateContext {
  /** Of the title or the period; dates without a year are of this one. */
  readonly year: number;
  readonly periodEnd: Day;
}

export type DateFlag = 'date-month-only' | 'date-year-before';
export type ReadDate =
  | { readonly day: Day; readonly time: string | null; readonly flags: readonly DateFlag[] }
  | { readonly fault: 'missing' | 'impossible' | 'unreadable'; readonly detail?: string };

const gap = '[ \\t\\u3000]*';
const separator = `${gap}[年./\\-]${gap}`;
const fullPattern = new RegExp(
  `^(?:(\\d{4}|\\d{2})${separator})?(\\d{1,2})${gap}[月./\\-]${gap}(\\d{1,2})(?!\\d)${gap}[日号號.]?[,;]?${gap}(.*)$`,
  's',
);
const monthPattern = new RegExp(
  `^(?:(\\d{4}|\\d{2})${separator}(\\d{1,2})${gap}月?份?|(\\d{1,2})${gap}月份?)$`,
);
const compactPattern = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:[ T]+(.*))?$/;
const hanPattern = /[〇零○一二三四五六七八九十元]+(?=\s*[年月日号號])/g;
const timePattern =
  /^(凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|AM|PM)?\s*(\d{1,2})\s*[:时時點点]\s*(\d{1,2}|半)?\s*分?(?:[:]?\s*\d{1,2}(?:\.\d+)?秒?)?\s*(AM|PM)?$/i;
const weekday = /^[(]?(?:星期|周)[一二三四五六日天][)]?\s*/;
const serials = { from: 20_000, to: 80_000 };
/** Day 0 of Excel's calendar is 1899-12-30 once 29 February 1900, which it invents, is passed. */
const serialOffset = 25_569;

/** A date as people write it in a ledger, with its time to the minute where one is told. */
export function readDate(cell: Cell, context: DateContext): ReadDate {
  const text = dateText(cell);
  if (saysNothing(text)) return { fault: 'missing' };
  const serial = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (serial >= serials.from && serial < serials.to) return fromSerial(serial);
  const compact = compactPattern.exec(text);
  if (compact) {
    const [, year, month, day, rest] = compact;
    return dated(Number(year), Number(month), Number(day), rest ?? '', []);
  }
  const full = fullPattern.exec(text);
  if (full) {
    const [, year, month, day, rest = ''] = full;
    if (year !== undefined) return dated(fullYear(year), Number(month), Number(day), rest, []);
    return inPeriod(Number(month), Number(day), rest, context);
  }
  const month = monthPattern.exec(text);
  if (month === null) return { fault: 'unreadable' };
  const [, year, ofYear, alone] = month;
  const read =
    year === undefined
      ? inPeriod(Number(alone), 1, '', context)
      : dated(fullYear(year), Number(ofYear), 1, '', []);
  return 'fault' in read ? read : { ...read, flags: ['date-month-only', ...read.flags] };
}

function dateText(cell: Cell): string {
  const narrowed = tidy(cell)
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(/[。．]/g, '.')
    .trim();
  return narrowed.replace(hanPattern, (signs) => String(hanNumber(signs) ?? signs));
}

function fullYear(text: string): number {
  return text.length === 2 ? 2000 + Number(text) : Number(text);
}

function inPeriod(month: number, day: number, rest: string, { year, periodEnd }: DateContext): ReadDate {
  const read = dated(year, month, day, rest, []);
  const isLater = 'fault' in read ? false : read.day > periodEnd;
  return isLater ? dated(year - 1, month, day, rest, ['date-year-before']) : read;
}

function dated(year: number, month: number, day: number, rest: string, flags: readonly DateFlag[]): ReadDate {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  if (!isDay(text)) {
    const detail = month >= 1 && month <= 12 ? `${month}月没有${day}日` : `没有${month}月`;
    return { fault: 'impossible', detail };
  }
  const time = readTime(rest);
  return time === undefined ? { fault: 'unreadable' } : { day: asDay(text), time, flags };
}

/** `HH:MM`; null for nothing said, undefined for what is no time. */
function readTime(rest: string): string | null | undefined {
  const text = rest.trim().replace(/^T/, '').replace(weekday, '').trim();
  if (text === '') return null;
  const match = timePattern.exec(text);
  if (match === null) {
    const bare = /^(凌晨|清晨|早上|上午|中午|下午|傍晚|晚上)$/.test(text);
    return bare ? null : undefined;
  }
  const [, before, hourText, minuteText, after] = match;
  const half = /下午|傍晚|晚上|PM/i.test(`${before ?? ''}${after ?? ''}`);
  const hour = Number(hourText) + (half && Number(hourText) < 12 ? 12 : 0);
  const minute = minuteText === '半' ? 30 : Number(minuteText ?? 0);
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : undefined;
}

function fromSerial(serial: number): ReadDate {
  const minutes = Math.round((serial % 1) * 1440) % 1440;
  const time = serial % 1 === 0 ? null : `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return { day: dayFromNumber(Math.floor(serial) - serialOffset), time, flags: [] };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
