import { expect, test } from 'vitest';
import { readCalendarSeed } from '../../../seeds/calendar.ts';
import { dueDay, LegalCalendar, type LimitUnit } from '../../../src/platform/calendar.ts';
import { asDay } from '../../../src/platform/clock.ts';

const { days, years } = readCalendarSeed();
const calendar = new LegalCalendar(days, years);

type Vector = readonly [
  what: string,
  start: string,
  length: number,
  unit: LimitUnit,
  roll: boolean,
  pausedDays: number,
  extensionDays: number,
  dueOn: string,
];

/**
 * Counted from the State Council's notices of 2024, 2025 and 2026 without this program: the first day left out, every
 * rest and make-up day taken from the notice (民法典 200 to 204).
 */
const vectors: readonly Vector[] = [
  ['mediation', '2024-01-12', 30, 'day', true, 0, 0, '2024-02-18'],
  ['mediation', '2024-01-16', 30, 'day', true, 0, 0, '2024-02-18'],
  ['mediation', '2024-03-05', 30, 'day', true, 0, 0, '2024-04-07'],
  ['mediation', '2024-03-28', 30, 'day', true, 0, 0, '2024-04-28'],
  ['mediation', '2024-04-02', 30, 'day', true, 0, 0, '2024-05-06'],
  ['mediation', '2024-08-16', 30, 'day', true, 0, 0, '2024-09-18'],
  ['mediation', '2024-09-02', 30, 'day', true, 0, 0, '2024-10-08'],
  ['mediation', '2025-01-02', 30, 'day', true, 0, 0, '2025-02-05'],
  ['mediation', '2025-03-06', 30, 'day', true, 0, 0, '2025-04-07'],
  ['mediation', '2025-04-01', 30, 'day', true, 0, 0, '2025-05-06'],
  ['mediation', '2025-05-02', 30, 'day', true, 0, 0, '2025-06-03'],
  ['mediation', '2025-08-29', 30, 'day', true, 0, 0, '2025-09-28'],
  ['mediation', '2025-09-05', 30, 'day', true, 0, 0, '2025-10-09'],
  ['mediation', '2026-01-20', 30, 'day', true, 0, 0, '2026-02-24'],
  ['mediation', '2026-01-29', 30, 'day', true, 0, 0, '2026-02-28'],
  ['mediation', '2026-05-20', 30, 'day', true, 0, 0, '2026-06-22'],
  ['mediation', '2026-08-26', 30, 'day', true, 0, 0, '2026-09-28'],
  ['mediation', '2026-09-01', 30, 'day', true, 0, 0, '2026-10-08'],
  ['labour mediation', '2024-01-27', 15, 'day', true, 0, 0, '2024-02-18'],
  ['labour mediation', '2024-04-18', 15, 'day', true, 0, 0, '2024-05-06'],
  ['labour mediation', '2024-05-26', 15, 'day', true, 0, 0, '2024-06-11'],
  ['labour mediation', '2024-09-01', 15, 'day', true, 0, 0, '2024-09-18'],
  ['labour mediation', '2025-01-14', 15, 'day', true, 0, 0, '2025-02-05'],
  ['labour mediation', '2025-03-21', 15, 'day', true, 0, 0, '2025-04-07'],
  ['labour mediation', '2025-05-17', 15, 'day', true, 0, 0, '2025-06-03'],
  ['labour mediation', '2025-09-18', 15, 'day', true, 0, 0, '2025-10-09'],
  ['labour mediation', '2026-01-31', 15, 'day', true, 0, 0, '2026-02-24'],
  ['labour mediation', '2026-04-17', 15, 'day', true, 0, 0, '2026-05-06'],
  ['labour mediation', '2026-06-05', 15, 'day', true, 0, 0, '2026-06-22'],
  ['labour mediation', '2026-09-11', 15, 'day', true, 0, 0, '2026-09-28'],
  ['receipt by the mediator', '2024-02-08', 3, 'workday', true, 0, 0, '2024-02-19'],
  ['receipt by the mediator', '2024-02-09', 3, 'workday', true, 0, 0, '2024-02-20'],
  ['receipt by the mediator', '2024-04-03', 3, 'workday', true, 0, 0, '2024-04-09'],
  ['receipt by the mediator', '2024-04-26', 3, 'workday', true, 0, 0, '2024-04-30'],
  ['receipt by the mediator', '2024-04-30', 3, 'workday', true, 0, 0, '2024-05-08'],
  ['receipt by the mediator', '2024-09-13', 3, 'workday', true, 0, 0, '2024-09-19'],
  ['receipt by the mediator', '2024-09-30', 3, 'workday', true, 0, 0, '2024-10-10'],
  ['receipt by the mediator', '2025-01-24', 3, 'workday', true, 0, 0, '2025-02-05'],
  ['receipt by the mediator', '2025-01-27', 3, 'workday', true, 0, 0, '2025-02-07'],
  ['receipt by the mediator', '2025-04-25', 3, 'workday', true, 0, 0, '2025-04-29'],
  ['receipt by the mediator', '2025-05-30', 3, 'workday', true, 0, 0, '2025-06-05'],
  ['receipt by the mediator', '2025-09-30', 3, 'workday', true, 0, 0, '2025-10-11'],
  ['receipt by the mediator', '2025-10-10', 3, 'workday', true, 0, 0, '2025-10-14'],
  ['receipt by the mediator', '2026-02-12', 3, 'workday', true, 0, 0, '2026-02-24'],
  ['receipt by the mediator', '2026-02-27', 3, 'workday', true, 0, 0, '2026-03-03'],
  ['receipt by the mediator', '2026-04-30', 3, 'workday', true, 0, 0, '2026-05-08'],
  ['receipt by the mediator', '2026-05-08', 3, 'workday', true, 0, 0, '2026-05-12'],
  ['receipt by the mediator', '2026-06-18', 3, 'workday', true, 0, 0, '2026-06-24'],
  ['receipt by the mediator', '2026-09-18', 3, 'workday', true, 0, 0, '2026-09-22'],
  ['receipt by the mediator', '2026-09-30', 3, 'workday', true, 0, 0, '2026-10-10'],
  ['judicial confirmation', '2024-03-15', 30, 'day', true, 0, 0, '2024-04-15'],
  ['judicial confirmation', '2024-08-30', 30, 'day', true, 0, 0, '2024-09-29'],
  ['judicial confirmation', '2025-03-07', 30, 'day', true, 0, 0, '2025-04-07'],
  ['judicial confirmation', '2025-09-03', 30, 'day', true, 0, 0, '2025-10-09'],
  ['judicial confirmation', '2026-02-06', 30, 'day', true, 0, 0, '2026-03-09'],
  ['limitation', '2024-02-29', 1, 'year', true, 0, 0, '2025-02-28'],
  ['limitation', '2024-10-01', 1, 'year', true, 0, 0, '2025-10-09'],
  ['limitation', '2023-10-05', 1, 'year', true, 0, 0, '2024-10-08'],
  ['limitation', '2024-02-17', 2, 'year', true, 0, 0, '2026-02-24'],
  ['limitation', '2023-02-28', 1, 'year', true, 0, 0, '2024-02-28'],
  ['limitation', '2023-06-10', 3, 'year', true, 0, 0, '2026-06-10'],
  ['a limit in months', '2025-08-31', 1, 'month', true, 0, 0, '2025-09-30'],
  ['a limit in months', '2024-12-31', 2, 'month', true, 0, 0, '2025-02-28'],
  ['a limit in months', '2025-12-15', 2, 'month', true, 0, 0, '2026-02-24'],
  ['a limit in months', '2026-03-31', 6, 'month', true, 0, 0, '2026-09-30'],
  ['mediation, paused 40 days for an appraisal', '2026-03-02', 30, 'day', true, 40, 0, '2026-05-11'],
  ['mediation, paused 7 days into Labour Day', '2025-03-25', 30, 'day', true, 7, 0, '2025-05-06'],
  ['mediation, extended by 30 days', '2024-08-08', 30, 'day', true, 0, 30, '2024-10-08'],
  [
    'mediation, paused and extended into Spring Festival',
    '2025-12-18',
    30,
    'day',
    true,
    10,
    20,
    '2026-02-24',
  ],
  ['labour mediation, extended by 15 days', '2025-09-05', 15, 'day', true, 0, 15, '2025-10-09'],
  ['receipt, extended by 2 working days', '2026-09-29', 3, 'workday', true, 0, 2, '2026-10-12'],
  ['an inner limit that does not roll', '2026-01-19', 30, 'day', false, 0, 0, '2026-02-18'],
  ['an inner limit that does not roll', '2025-09-20', 15, 'day', false, 0, 0, '2025-10-05'],
];

test('dated vectors, counted, are at least sixty and reach over three years', () => {
  expect(vectors.length).toBeGreaterThanOrEqual(60);
  expect(new Set(vectors.map((vector) => vector[7].slice(0, 4)))).toEqual(new Set(['2024', '2025', '2026']));
});

test.each(vectors)(
  'the limit of %s, from %s for %i %s (rolled: %s, paused %i, extended %i), ends as counted by hand',
  (_what, start, length, unit, roll, pausedDays, extensionDays, dueOn) => {
    const counted = dueDay(asDay(start), { length, unit, roll }, calendar, { pausedDays, extensionDays });
    expect(counted).toEqual({ dueOn, unknownYear: false });
  },
);
