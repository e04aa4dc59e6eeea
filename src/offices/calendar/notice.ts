import type { CalendarDay } from '../../platform/calendar.ts';
import { asDay, type Day, dayFromNumber, dayNumber, isDay } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import { problemMaker } from '../../platform/problem.ts';
import { noticeProblemTexts } from '../texts.ts';

export const noticeProblem = problemMaker(noticeProblemTexts);

export interface ReadNotice {
  /** In their order; each day once. */
  readonly days: readonly CalendarDay[];
  /** What cannot be, each with the words it is about. */
  readonly problems: readonly Problem[];
}

interface Told {
  readonly day: Day;
  /** 周六 in brackets behind a date says whether the date was typed rightly. */
  readonly weekday: string | null;
  readonly text: string;
}

const date = '(?:(\\d{4})年)?(?:(\\d{1,2})月)?(\\d{1,2})日(?:\\(([^)]*)\\))?';
const range = new RegExp(`${date}(?:[至到—–-]+${date})?`, 'g');
const cells = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[\s,;|]+(\S+?)(?:[\s,;|]+(.*))?$/;
const worked = /上班|工作日|补班|workday|^班$/i;
const rested = /放假|休息|调休|补休|holiday|^休$/i;

/**
 * The State Council's yearly notice as it is published, or a table of date, kind and name: what it says of each day.
 * Counts (共3天), weekdays in brackets and working days on a weekday are compared, so that a typing error is seen.
 */
export function readNotice(text: string, year: number): ReadNotice {
  const days = new Map<Day, CalendarDay>();
  const problems: Problem[] = [];
  let last = '';
  for (const line of text
    .normalize('NFKC')
    .split('\n')
    .map((one) => one.trim())) {
    const read = readCells(line) ?? readSentences(line, year, last);
    last = read.days.at(-1)?.name ?? last;
    problems.push(...read.problems);
    for (const day of read.days) {
      const other = days.get(day.day);
      if (other !== undefined && other.kind !== day.kind) {
        problems.push(noticeProblem('text', 'twoKinds', { params: { day: day.day } }));
      }
      days.set(day.day, day);
    }
  }
  const sorted = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  return { days: sorted, problems: [...problems, ...implausible(sorted, year)] };
}

/** 2027-01-01 休息日 元旦, in any of the usual forms, also cells copied from a sheet. */
function readCells(line: string): ReadNotice | null {
  const found = cells.exec(line);
  if (found === null) return null;
  const [, year, month, dayOfMonth, kind = '', name] = found;
  const isWork = worked.test(kind);
  if (!isWork && !rested.test(kind)) return null;
  const text = `${year}-${month?.padStart(2, '0')}-${dayOfMonth?.padStart(2, '0')}`;
  if (!isDay(text)) return { days: [], problems: [noDay(line)] };
  const entry = { day: asDay(text), kind: isWork ? ('workday' as const) : ('holiday' as const) };
  return { days: [{ ...entry, name: name?.trim() || kind }], problems: [] };
}

/** 一、元旦:1月1日(周五)至3日(周日)放假,共3天。1月4日(周一)上班。 */
function readSentences(line: string, year: number, last: string): ReadNotice {
  const [head = '', ...rest] = line.split(':');
  const hasName = rest.length > 0 && head.length <= 20;
  const name = hasName ? head.replace(/^[一二三四五六七八九十\d]+[、.]\s*/, '').trim() : last;
  const problems: Problem[] = [];
  const days: CalendarDay[] = [];
  let month = 0;
  for (const sentence of (hasName ? rest.join(':') : line).split(/[。;]/)) {
    let told: Told[] = [];
    for (const clause of sentence.split(/,(?![^(]*\))/)) {
      const read = datesIn(clause, year, month);
      month = read.month;
      told.push(...read.days);
      const kind = kindOf(clause);
      if (kind !== null) {
        if (read.isBad) problems.push(noDay(clause.trim()));
        problems.push(...told.flatMap((one) => wrongWeekday(one)));
        days.push(...told.map(({ day }) => ({ day, kind, name: name.slice(0, 50) || line.slice(0, 20) })));
        told = [];
      }
      const count = /共\s*(\d+)\s*天/.exec(clause)?.[1];
      const found = days.filter((one) => one.kind === 'holiday').length;
      if (count !== undefined && found > 0 && found !== Number(count)) {
        problems.push(noticeProblem('text', 'countWrong', { params: { name, said: count, found } }));
      }
    }
  }
  return { days, problems };
}

function kindOf(clause: string): CalendarDay['kind'] | null {
  if (worked.test(clause)) return 'workday';
  return rested.test(clause) ? 'holiday' : null;
}

/** The days of a clause; a month said once holds until another is said. */
function datesIn(clause: string, year: number, before: number) {
  const days: Told[] = [];
  let month = before;
  let isBad = false;
  for (const found of clause.matchAll(range)) {
    const [text, fromYear, fromMonth, fromDay, fromWeekday, toYear, toMonth, toDay, toWeekday] = found;
    month = fromMonth === undefined ? month : Number(fromMonth);
    const from = dayOf(Number(fromYear ?? year), month, Number(fromDay));
    const endMonth = toMonth === undefined ? month : Number(toMonth);
    const endYear = Number(toYear ?? year);
    const to = toDay === undefined ? from : dayOf(endYear, endMonth, Number(toDay));
    month = endMonth;
    if (from === null || to === null || to < from || dayNumber(to) - dayNumber(from) > mostDays) {
      isBad = true;
      continue;
    }
    for (let at = dayNumber(from); at <= dayNumber(to); at += 1) {
      const day = dayFromNumber(at);
      const weekday = day === from ? fromWeekday : day === to ? toWeekday : undefined;
      days.push({ day, weekday: weekday ?? null, text });
    }
  }
  return { days, month, isBad };
}

/** No holiday is longer. */
const mostDays = 20;

function dayOf(year: number, month: number, dayOfMonth: number): Day | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`;
  return isDay(text) ? asDay(text) : null;
}

const weekdays = '四五六日一二三';

/** 1970-01-01 was a Thursday. */
function weekdayOf(day: Day): string {
  return weekdays[((dayNumber(day) % 7) + 7) % 7] ?? '';
}

function wrongWeekday({ day, weekday, text }: Told): Problem[] {
  const said = /(?:周|星期)([一二三四五六日天])/.exec(weekday ?? '')?.[1]?.replace('天', '日');
  return said === undefined || said === weekdayOf(day)
    ? []
    : [noticeProblem('text', 'wrongWeekday', { params: { text, day, weekday: `周${weekdayOf(day)}` } })];
}

function noDay(text: string): Problem {
  return noticeProblem('text', 'noSuchDay', { params: { text: text.slice(0, 60) } });
}

function implausible(days: readonly CalendarDay[], year: number): Problem[] {
  const own = days.filter(({ day }) => day.startsWith(`${year}-`));
  if (own.length === 0) return [noticeProblem('text', 'nothingRead', { params: { year } })];
  return days.flatMap(({ day, kind }) => {
    if (Math.abs(Number(day.slice(0, 4)) - year) > 1) {
      return [noticeProblem('text', 'otherYear', { params: { day, year } })];
    }
    return kind === 'workday' && !'六日'.includes(weekdayOf(day))
      ? [noticeProblem('text', 'worksAnyway', { params: { day, weekday: `周${weekdayOf(day)}` } })]
      : [];
  });
}
