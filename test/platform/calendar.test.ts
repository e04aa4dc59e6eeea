import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCalendarSeed } from '../../seeds/calendar.ts';
import {
  addMonths,
  daysBetween,
  dueDay,
  LegalCalendar,
  type LimitUnit,
} from '../../src/platform/calendar.ts';
import { asDay, dayFromNumber } from '../../src/platform/clock.ts';

const seed = readCalendarSeed();
const calendar = new LegalCalendar(seed.days, seed.years);
const rolled = (unit: LimitUnit, length: number) => ({ unit, length, roll: true });

test.each([
  ['labour mediation', '2026-03-02', rolled('day', 15), '2026-03-17'],
  ['labour mediation into National Day', '2026-09-17', rolled('day', 15), '2026-10-08'],
  ['judicial confirmation', '2026-03-02', rolled('day', 30), '2026-04-01'],
  ['judicial confirmation into Qingming', '2026-03-06', rolled('day', 30), '2026-04-07'],
  ['judicial confirmation into National Day', '2026-09-05', rolled('day', 30), '2026-10-08'],
  ['mediation into Spring Festival', '2026-01-16', rolled('day', 30), '2026-02-24'],
  ['labour arbitral review after Labour Day', '2026-04-21', rolled('day', 15), '2026-05-06'],
  ['receipt over National Day', '2026-09-30', rolled('workday', 3), '2026-10-10'],
  ['receipt over Spring Festival', '2026-02-13', rolled('workday', 3), '2026-02-25'],
  ['a year from 29 February', '2024-02-29', { unit: 'year', length: 1, roll: false } as const, '2025-02-28'],
  ['two years onto a Saturday', '2024-12-05', rolled('year', 2), '2026-12-07'],
])('the limit of %s, from %s, ends as the law counts', (_what, start, rule, dueOn) => {
  expect(dueDay(asDay(start), rule, calendar)).toEqual({ dueOn, unknownYear: false });
});

test('a weekend, made a working day, is one, and a weekday holiday is none', () => {
  expect(calendar.isWorkday(asDay('2026-09-20'))).toBe(true);
  expect(calendar.isWorkday(asDay('2026-10-10'))).toBe(true);
  expect(calendar.isWorkday(asDay('2026-10-01'))).toBe(false);
  expect(calendar.isWorkday(asDay('2026-11-24'))).toBe(true);
  expect(calendar.isWorkday(asDay('2026-11-28'))).toBe(false);
  expect(calendar.isWorkday(asDay('1969-12-31'))).toBe(true);
  expect(calendar.isWorkday(asDay('1969-12-28'))).toBe(false);
});

test('a limit, ending in a year without table, knows weekends only and says so', () => {
  expect(dueDay(asDay('2026-12-20'), rolled('day', 13), calendar)).toEqual({
    dueOn: '2027-01-04',
    unknownYear: true,
  });
  expect(dueDay(asDay('2026-12-20'), { unit: 'day', length: 20, roll: false }, calendar).unknownYear).toBe(
    false,
  );
  expect(dueDay(asDay('2026-12-30'), rolled('workday', 3), calendar).unknownYear).toBe(true);
});

test('a limit, paused and extended, ends so much later', () => {
  const rule = { unit: 'day', length: 30, roll: false } as const;
  expect(dueDay(asDay('2026-03-02'), rule, calendar, { pausedDays: 5 }).dueOn).toBe('2026-04-06');
  expect(dueDay(asDay('2026-03-02'), rule, calendar, { pausedDays: 5, extensionDays: 10 }).dueOn).toBe(
    '2026-04-16',
  );
  expect(dueDay(asDay('2026-09-28'), rolled('workday', 2), calendar, { extensionDays: 1 }).dueOn).toBe(
    '2026-10-08',
  );
});

test('a limit, of broken or negative length, is refused', () => {
  expect(() => dueDay(asDay('2026-03-02'), rolled('day', -1), calendar)).toThrow(RangeError);
  expect(() => dueDay(asDay('2026-03-02'), rolled('day', 1.5), calendar)).toThrow(RangeError);
});

test('months, counted from the last of a long one, end on the last of a short one', () => {
  expect(addMonths(asDay('2026-01-31'), 1)).toBe('2026-02-28');
  expect(addMonths(asDay('2023-12-31'), 2)).toBe('2024-02-29');
  expect(addMonths(asDay('2026-03-31'), -1)).toBe('2026-02-28');
  expect(addMonths(asDay('2026-11-15'), 14)).toBe('2028-01-15');
});

test('a rolled day, from anywhere, is worked and never before', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 18_262, max: 20_818 }),
      fc.integer({ min: 0, max: 40 }),
      (start, length) => {
        const { dueOn } = dueDay(dayFromNumber(start), rolled('day', length), calendar);
        expect(calendar.isWorkday(dueOn)).toBe(true);
        expect(daysBetween(dayFromNumber(start), dueOn)).toBeGreaterThanOrEqual(length);
      },
    ),
  );
});

test('working days, counted on and back, lead home', () => {
  const start = asDay('2026-09-30');
  for (let count = 1; count < 60; count += 1) {
    expect(calendar.addWorkdays(calendar.addWorkdays(start, count), -count)).toBe(start);
  }
});

test('the seed, for every year it names, carries the seven statutory holidays', () => {
  for (const year of [2020, 2021, 2022, 2023, 2024, 2025, 2026]) {
    expect(calendar.knows(year)).toBe(true);
    const names = seed.days.filter(({ day }) => day.startsWith(String(year))).map(({ name }) => name);
    expect(new Set(names).size).toBeGreaterThanOrEqual(6);
  }
  expect(calendar.knows(2027)).toBe(false);
});
