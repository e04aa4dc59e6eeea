import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addMs,
  asDay,
  asInstant,
  atLegalTime,
  dayFromNumber,
  dayNumber,
  fixedClock,
  isDay,
  legalDay,
  legalTime,
  startOfLegalDay,
  systemClock,
  toOffsetIso,
} from '../../src/platform/clock.ts';

test('an instant, written with any offset, is kept in UTC with milliseconds', () => {
  expect(asInstant('2020-02-18T09:02:03+08:00')).toBe('2020-02-18T01:02:03.000Z');
  expect(asInstant('2020-02-18T01:02:03.5Z')).toBe('2020-02-18T01:02:03.500Z');
  expect(asInstant('2020-02-18T09:02+08:00')).toBe('2020-02-18T01:02:00.000Z');
});

test.each([
  '2020-02-18',
  '2020-02-18T09:02:03',
  '2020-02-30T00:00:00Z',
  '2020-02-18T24:00:00Z',
  '2020-02-18T10:60:00Z',
  '2020-02-18 09:02:03Z',
  '',
  'yesterday',
])('text %s, taken as an instant, is refused', (text) => {
  expect(() => asInstant(text)).toThrow(RangeError);
});

test('a day, not in the calendar, is refused', () => {
  expect(isDay('2024-02-29')).toBe(true);
  expect(isDay('2023-02-29')).toBe(false);
  expect(isDay('2020-13-01')).toBe(false);
  expect(isDay('2020-2-1')).toBe(false);
  expect(() => asDay('2020-04-31')).toThrow(RangeError);
});

test('the legal day, late in the UTC evening, is already the next one', () => {
  expect(legalDay(asInstant('2020-02-18T15:59:59.999Z'))).toBe('2020-02-18');
  expect(legalDay(asInstant('2020-02-18T16:00:00.000Z'))).toBe('2020-02-19');
  expect(startOfLegalDay(asDay('2020-02-19'))).toBe('2020-02-18T16:00:00.000Z');
});

test('a legal time of a day, to an instant and back, is the same', () => {
  const at = atLegalTime(asDay('2020-02-26'), '15:30');
  expect(at).toBe('2020-02-26T07:30:00.000Z');
  expect(legalTime(at)).toBe('15:30');
  expect(toOffsetIso(at)).toBe('2020-02-26T15:30:00.000+08:00');
  expect(() => atLegalTime(asDay('2020-02-26'), '25:00')).toThrow(RangeError);
});

test('day numbers, over all of a millennium, are their inverse', () => {
  fc.assert(
    fc.property(fc.integer({ min: -100_000, max: 265_000 }), (number) => {
      expect(dayNumber(dayFromNumber(number))).toBe(number);
    }),
  );
});

test('a fixed clock, advanced and set, moves only then', () => {
  const clock = fixedClock('2020-02-18T09:00:00+08:00');
  expect(clock.now()).toBe(clock.now());
  clock.advance(60_000);
  expect(clock.now()).toBe('2020-02-18T01:01:00.000Z');
  clock.set('2020-02-26T09:00:00+08:00');
  expect(legalDay(clock.now())).toBe('2020-02-26');
  expect(addMs(clock.now(), -1)).toBe('2020-02-26T00:59:59.999Z');
});

test('the system clock, read, gives an instant', () => {
  const now = systemClock.now();
  expect(asInstant(now)).toBe(now);
});
