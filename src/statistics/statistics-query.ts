import { z } from 'zod';
import {
  addMs,
  asInstant,
  type Day,
  dayFromNumber,
  dayNumber,
  type Instant,
  isDay,
  legalDay,
  startOfLegalDay,
} from '../platform/clock.ts';
import { ValidationError } from '../platform/errors.ts';
import { dayField, intField, selectField, textField } from '../platform/fields/index.ts';
import { problemMaker } from '../platform/problem.ts';
import { maps } from './figure-map.ts';
import { indicatorIds, indicators } from './indicators/index.ts';
import { bases, groupings } from './indicators/indicator.ts';
import { statisticsText } from './statistics-words.ts';

const optional = (key: string) => ({ label: statisticsText(`filters.${key}`), required: false }) as const;
const listOf = <const V extends string>(values: readonly V[], folder: string) =>
  values.map((value) => ({ value, label: statisticsText(`${folder}.${value}`) }));

const filterFields = {
  from: dayField(optional('from')),
  to: dayField(optional('to')),
  areaCode: textField({ ...optional('areaCode'), max: 40 }),
  type: textField({ ...optional('type'), max: 40 }),
  basis: selectField({ ...optional('basis'), options: listOf(bases, 'bases') }),
  asOf: textField({ ...optional('asOf'), max: 40 }),
  map: selectField({ ...optional('map'), options: listOf(maps, 'maps') }),
};

/** What may be asked of an indicator, in the address of the page and of the API alike. */
export const statisticsQuery = z.strictObject({
  ...filterFields,
  groupBy: selectField({ ...optional('groupBy'), options: listOf(groupings, 'groupings') }),
});
export type StatisticsQuery = z.infer<typeof statisticsQuery>;

/** What may be asked of the list behind a figure. */
export const figureListQuery = z.strictObject({
  ...filterFields,
  part: selectField({
    ...optional('groupBy'),
    options: listOf(['denominator', 'numerator'], 'list.parts.cases'),
  }),
  /** Whose rows: that of the figure the list stands behind. */
  indicator: selectField({
    ...optional('groupBy'),
    options: indicatorIds.map((value) => ({ value, label: indicators[value].name })),
  }),
  committeeId: textField({ ...optional('groupBy'), max: 60 }),
  /** Only what lies in the area itself and in no village of it. */
  direct: selectField({
    ...optional('area'),
    options: [{ value: 'yes', label: statisticsText('table.noArea') }],
  }),
  cursor: textField({ ...optional('to'), max: 400 }),
  limit: intField({ ...optional('to'), min: 1, max: 200 }),
});
export type FigureListQuery = z.infer<typeof figureListQuery>;

export interface Period {
  readonly from: Day;
  readonly to: Day;
  readonly asOf: Instant;
}

const mostYears = 20;
const maxPeriodDays = 366 * mostYears;

const periodProblem = problemMaker({
  beforeStart: { zh: '结束日期不能早于开始日期', en: 'The end cannot lie before the start' },
  periodTooLong: { zh: '期间最长 {{years}} 年', en: 'A period has at most {{years}} years' },
});

/**
 * The period and cut-off that a query asks for: this month up to today, as of now, where it says nothing.
 * A cut-off that is a day means its end. Throws ValidationError.
 */
export function periodOf(
  query: { from?: Day | undefined; to?: Day | undefined; asOf?: string | undefined },
  now: Instant,
): Period {
  const today = legalDay(now);
  const to = query.to ?? (query.from !== undefined && query.from > today ? query.from : today);
  const from = query.from ?? (`${to.slice(0, 8)}01` as Day);
  if (to < from) throw new ValidationError([periodProblem('to', 'beforeStart')]);
  if (dayNumber(to) - dayNumber(from) > maxPeriodDays) {
    throw new ValidationError([periodProblem('from', 'periodTooLong', { params: { years: mostYears } })]);
  }
  return { from, to, asOf: cutOffOf(query.asOf, now) };
}

function cutOffOf(text: string | undefined, now: Instant): Instant {
  if (text === undefined) return now;
  const at = readCutOff(text, now);
  if (at > now) throw new ValidationError([{ path: 'asOf', code: 'future' }]);
  return at;
}

function readCutOff(text: string, now: Instant): Instant {
  if (isDay(text)) return text === legalDay(now) ? now : lastInstantOf(text);
  try {
    return asInstant(text);
  } catch {
    throw new ValidationError([{ path: 'asOf', code: 'badDateTime' }]);
  }
}

export function nextDay(day: Day): Day {
  return dayFromNumber(dayNumber(day) + 1);
}

/** The last instant of a day in Asia/Shanghai. */
export function lastInstantOf(day: Day): Instant {
  return addMs(startOfLegalDay(nextDay(day)), -1);
}

/** The months that a period touches, as `YYYY-MM`. */
export function monthsOf(from: Day, to: Day): string[] {
  const months: string[] = [];
  let year = Number(from.slice(0, 4));
  let month = Number(from.slice(5, 7));
  for (;;) {
    const label = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    if (label > to.slice(0, 7)) return months;
    months.push(label);
    month = (month % 12) + 1;
    if (month === 1) year += 1;
  }
}

/** The part of a period that lies in one of its months. */
export function monthWithin(month: string, period: { from: Day; to: Day }): { from: Day; to: Day } {
  const isFirst = month === period.from.slice(0, 7);
  const isLast = month === period.to.slice(0, 7);
  return { from: isFirst ? period.from : (`${month}-01` as Day), to: isLast ? period.to : lastDayOf(month) };
}

function lastDayOf(month: string): Day {
  const inNextMonth = dayNumber(`${month}-28` as Day) + 4;
  return dayFromNumber(inNextMonth - Number(dayFromNumber(inNextMonth).slice(8, 10)));
}
