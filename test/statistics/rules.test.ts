import { expect, test } from 'vitest';
import { asDay, asInstant } from '../../src/platform/clock.ts';
import { catalogueKeys } from '../../src/platform/i18n.ts';
import { drawChart } from '../../src/statistics/chart.ts';
import { figureRows } from '../../src/statistics/figures.ts';
import { indicators } from '../../src/statistics/indicators/index.ts';
import { monthsOf, monthWithin, periodOf } from '../../src/statistics/statistics-query.ts';
import { statisticsLocales } from '../../src/statistics/texts.ts';
import { openTestDatabase } from '../support/database.ts';

const now = asInstant('2026-08-31T16:30:00Z');
const whole = [{ key: 'total', label: { zh: '合计', en: 'Total' } }];

test('texts of the statistics, in both languages, have the same keys', () => {
  expect(catalogueKeys(statisticsLocales['zh-CN'])).toEqual(catalogueKeys(statisticsLocales.en));
});

test('period, not asked for, is this month of Asia/Shanghai as of now', () => {
  expect(periodOf({}, now)).toEqual({ from: '2026-09-01', to: '2026-09-01', asOf: now });
});

test('cut-off, given as a day, means its last instant in Asia/Shanghai', () => {
  const period = periodOf({ from: asDay('2026-01-01'), to: asDay('2026-03-31'), asOf: '2026-03-31' }, now);

  expect(period.asOf).toBe('2026-03-31T15:59:59.999Z');
});

test('months of a period, cut at its ends, cover it without overlap', () => {
  const period = { from: asDay('2024-01-15'), to: asDay('2024-03-10') };

  expect(monthsOf(period.from, period.to)).toEqual(['2024-01', '2024-02', '2024-03']);
  expect(monthsOf(period.from, period.to).map((month) => monthWithin(month, period))).toEqual([
    { from: '2024-01-15', to: '2024-01-31' },
    { from: '2024-02-01', to: '2024-02-29' },
    { from: '2024-03-01', to: '2024-03-10' },
  ]);
});

test('rate, with nothing registered, has no value', () => {
  const [row] = figureRows(indicators.I02, whole, [], [], false);

  expect(row).toMatchObject({ numerator: 0, denominator: 0, value: null, routedShare: null });
});

test('rate of 4043 of 4190, the published example, is 96.49 %', () => {
  const numerators = [
    { key: '', how: 'settled', n: 4000 },
    { key: '', how: 'routed', n: 43 },
  ];
  const [row] = figureRows(indicators.I02, whole, [{ key: '', how: null, n: 4190 }], numerators, false);

  expect(row).toMatchObject({ value: 0.9649, routedShare: 0.0106, parts: { settled: 4000, routed: 43 } });
});

test.each([
  [1, 0, true],
  [4, 4, true],
  [9, 3, true],
  [5, 0, false],
  [5, 5, false],
  [0, 0, false],
])(
  'small cell, %i registered and %i resolved, is hidden from the county: %s',
  (registered, resolved, isHidden) => {
    const tally = (n: number) => (n === 0 ? [] : [{ key: '', how: 'settled', n }]);
    const [row] = figureRows(indicators.I02, whole, tally(registered), tally(resolved), true);

    expect(row?.isSuppressed).toBe(isHidden);
    if (isHidden) expect(row).toMatchObject({ numerator: null, denominator: null, value: null, parts: null });
  },
);

test('chart of months, with a month without a rate, breaks its line there and stays inside its box', () => {
  const groups = [3, 0, 12, 250].map((first, index) => ({
    label: `0${index + 1}`,
    first,
    second: Math.floor(first / 2),
    rate: first === 0 ? null : 0.5,
  }));
  const { marks, lines, points, labels, width, height } = drawChart(groups, true);

  expect(lines).toHaveLength(1);
  expect(points).toHaveLength(3);
  for (const mark of marks) {
    expect(mark.x).toBeGreaterThanOrEqual(0);
    expect(mark.x + mark.width).toBeLessThanOrEqual(width);
    expect(mark.height).toBeGreaterThanOrEqual(0);
    expect(mark.y + mark.height).toBeLessThanOrEqual(height);
  }
  expect(new Set(labels.map(({ text }) => text)).size).toBe(labels.length);
});

test('chart of towns, with long names, shortens them and shows both numbers', () => {
  const { labels } = drawChart(
    [{ label: '奋勇高新技术产业开发区', first: 7, second: 5, rate: 5 / 7 }],
    false,
  );

  expect(labels.map(({ text }) => text)).toEqual(['奋勇高新技术产…', '7 / 5']);
});

test('queries of the figures, explained by SQLite, use an index for a town and for the county', async () => {
  const database = await openTestDatabase();
  const plan = async (sql: string) => {
    const rows = await database.db.read.raw(`explain query plan ${sql}`);
    return (rows as { detail: string }[]).map(({ detail }) => detail).join('; ');
  };
  const period = "registered_at >= '2026-01-01' and registered_at < '2026-02-01'";

  expect(
    await plan(
      `select count(*) from cases where town_code = 'x' and ${period} and phase not in ('void', 'merged')`,
    ),
  ).toContain('USING INDEX');
  expect(
    await plan(`select count(*) from cases where area_path >= 'a' and area_path < 'b' and ${period}`),
  ).toContain('USING INDEX');
  expect(
    await plan(
      "select count(*) from proceedings p join cases c on c.id = p.case_id where p.accepted_on between '2026-01-01' and '2026-02-01'",
    ),
  ).not.toMatch(/SCAN (p|c)\b(?! USING)/);
  await database.close();
});
