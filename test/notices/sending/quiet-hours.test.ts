import { expect, test } from 'vitest';
import {
  dueAt,
  outsideQuiet,
  quietForParties,
  type Timing,
} from '../../../src/notices/sending/quiet-hours.ts';
import { LegalCalendar } from '../../../src/platform/calendar.ts';
import { asDay, asInstant, toOffsetIso } from '../../../src/platform/clock.ts';

/** 2026-10-01 to 03 are rest days, 2026-10-10 is a Saturday worked. */
const calendar = new LegalCalendar(
  [
    ...['2026-10-01', '2026-10-02', '2026-10-03'].map((day) => ({
      ...{ day: asDay(day), kind: 'holiday' as const, name: '国庆节' },
    })),
    { day: asDay('2026-10-10'), kind: 'workday', name: '国庆节' },
  ],
  [2026],
);
const usual: Timing = {
  ...{ mode: 'atOnce', digestAt: '08:30', quietFrom: '21:00', quietUntil: '07:30', isQuietOnRestDays: true },
};
const at = (text: string) => asInstant(`${text}:00+08:00`);
const due = (kind: string, when: string, own: Partial<Timing> = {}) =>
  toOffsetIso(dueAt(kind, at(when), { ...usual, ...own }, calendar)).slice(0, 16);

test.each([
  ['a working hour', '2026-11-24T20:59', '2026-11-24T20:59'],
  ['the evening', '2026-11-24T21:00', '2026-11-25T07:30'],
  ['the small hours', '2026-11-25T07:29', '2026-11-25T07:30'],
  ['a Saturday', '2026-11-28T10:00', '2026-11-30T07:30'],
  ['the evening before holidays and a weekend', '2026-09-30T22:00', '2026-10-05T07:30'],
  ['a Saturday that is worked', '2026-10-10T10:00', '2026-10-10T10:00'],
])('message at once, written in %s, leaves when quiet ends', (_, when, expected) => {
  expect(due('caseAssigned', when)).toBe(expected);
});

test.each([
  ['before its hour', '2026-11-24T08:29', '2026-11-24T08:30'],
  ['after its hour', '2026-11-24T08:31', '2026-11-25T08:30'],
  ['on a Friday noon', '2026-11-27T12:00', '2026-11-30T08:30'],
])('message for the digest, written %s, leaves with the next one', (_, when, expected) => {
  expect(due('caseAssigned', when, { mode: 'digest' })).toBe(expected);
});

test('urgent message, written on a holiday night, leaves at once', () => {
  expect(due('emergencyReported', '2026-10-01T23:00', { mode: 'digest' })).toBe('2026-10-01T23:00');
});

test('quiet hours, set by day, to nothing or without rest days, hold as set', () => {
  const byDay = { quietFrom: '12:00', quietUntil: '14:00' };
  const never = { quietFrom: '21:00', quietUntil: '21:00', isQuietOnRestDays: false };

  expect(due('caseAssigned', '2026-11-24T13:00', byDay)).toBe('2026-11-24T14:00');
  expect(due('caseAssigned', '2026-11-24T23:00', byDay)).toBe('2026-11-24T23:00');
  expect(due('caseAssigned', '2026-11-28T23:00', never)).toBe('2026-11-28T23:00');
  expect(toOffsetIso(outsideQuiet(at('2026-11-28T22:00'), quietForParties, calendar)).slice(0, 16)).toBe(
    '2026-11-29T07:30',
  );
});
