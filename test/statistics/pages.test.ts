import { load } from 'cheerio';
import session from 'express-session';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Viewer } from '../../src/identity/viewer.ts';
import { fixedClock } from '../../src/platform/clock.ts';
import { createI18n } from '../../src/platform/i18n.ts';
import { createLogger } from '../../src/platform/logger.ts';
import { createRateSummary } from '../../src/statistics/rate-summary.ts';
import { createStatisticsRoutes } from '../../src/statistics/statistics-routes.ts';
import { StatisticsService } from '../../src/statistics/statistics-service.ts';
import { statisticsLocales } from '../../src/statistics/texts.ts';
import { createApp } from '../../src/web/app.ts';
import { errorLocales, webLocales } from '../../src/web/texts.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';
import {
  county,
  dictionaries,
  fucheng,
  insertHistories,
  kelu,
  offices,
  randomHistories,
  tree,
  viewer,
} from './world.ts';

const clock = fixedClock('2026-08-31T02:00:00Z');
const areas = { tree, offices, dictionaries };
const period = 'from=2025-01-01&to=2026-08-31';
let database: TestDatabase;
let statistics: StatisticsService;
let current: Viewer | null = viewer('coordinator', kelu);
let agent: ReturnType<typeof supertest>;

beforeAll(async () => {
  database = await openTestDatabase();
  await insertHistories(database.db, randomHistories(11, 200));
  statistics = new StatisticsService({ db: database.db, clock, areas });
  const { express } = createApp({
    i18n: createI18n({ web: webLocales, errors: errorLocales, statistics: statisticsLocales }),
    log: createLogger({ level: 'silent' }),
    clock,
    session: { secrets: ['a secret of the tests only'], store: new session.MemoryStore() },
    isReady: async () => true,
    loadViewer: async () => current,
    navigation: [],
    routes: [createStatisticsRoutes({ statistics, areas, clock })],
  });
  agent = supertest(express);
});
afterAll(() => database.close());

async function open(path: string, as: Viewer, status = 200) {
  current = as;
  const response = await agent.get(path).expect(status);
  return load(response.text);
}

test('statistics page, grouped by month, shows both rates, a chart with words and the definitions', async () => {
  const $ = await open(`/stats?${period}&groupBy=month`, viewer('coordinator', kelu));

  expect($('h1').text()).toBe('统计与研判');
  expect($('.lead').text()).toBe('客路镇 · 截至 2026-08-31 10:00');
  expect($('.table tbody tr').length).toBe(21);
  expect($('svg[role=img] desc').text()).toContain('化解率');
  expect($('svg [style], style').length).toBe(0);
  expect($('.notice').text()).toMatch(/2025-01-01至2026-08-31，客路镇登记纠纷\d+件/);
  expect($('.kv').text()).toContain('仅移送、未有最终结果的不计');
  expect($('.kv').text()).toContain('I02-3');
});

test('every number of the page, followed by its link, opens a list of that many rows', async () => {
  const as = viewer('coordinator', kelu);
  const $ = await open(`/stats?${period}&groupBy=type`, as);
  const links = $('.table tbody td a')
    .toArray()
    .map((link) => ({ href: String($(link).attr('href')), text: $(link).text() }))
    .filter(({ text }) => /^\d+$/.test(text));
  expect(links.length).toBeGreaterThan(10);
  for (const { href, text } of links) {
    const list = await open(`${href}&limit=200`, as);
    expect(list('.table tbody tr').length, href).toBe(Math.min(200, Number(text)));
  }
});

test('list behind a figure, longer than a page, is paged and leads to the case list', async () => {
  const $ = await open(`/stats/cases?${period}&limit=10`, viewer('coordinator', kelu));

  expect($('.table tbody tr').length).toBe(10);
  expect($('.table tbody a').first().attr('href')).toMatch(/^\/cases\/DF-/);
  expect($('.head-actions a').attr('href')).toBe(
    `/cases?tab=all&registeredFrom=2025-01-01&registeredTo=2026-08-31&areaCode=${kelu}`,
  );
  const next = await open(String($('.pager a').attr('href')), viewer('coordinator', kelu));
  expect(next('.table tbody a').first().text()).not.toBe($('.table tbody a').first().text());
});

test('county, looking at small groups, sees <5 in place of the number and opens no list', async () => {
  const county440882 = viewer('county', county);
  const $ = await open('/stats?from=2026-08-20&to=2026-08-31&groupBy=type', county440882);

  expect($('.table').text()).toContain('<5');
  expect($('.table a').length).toBe(0);
  await open(`/stats/cases?${period}`, county440882, 403);
});

test('area of another town, asked for by a coordinator, is absent', async () => {
  const as = viewer('coordinator', kelu);

  await open(`/stats?areaCode=${fucheng}`, as, 404);
  await open('/stats?areaCode=999999', as, 404);
  await open(`/stats/cases?areaCode=${fucheng}`, as, 404);
});

test('auditor, opening the statistics, is refused', async () => {
  await open('/stats', viewer('auditor', county), 403);
});

test.each([
  ['from=2026-02-30', 422],
  ['from=2026-05-01&to=2026-04-01', 422],
  ['asOf=2027-01-01', 422],
  ['asOf=gestern', 422],
  ['groupBy=person', 422],
  ['from=1900-01-01', 422],
  ['sort=(select%201)', 400],
  ['from=2026-01-01&from=2026-02-01', 400],
])('statistics page, asked with %s, answers %i', async (query, status) => {
  const $ = await open(`/stats?${query}`, viewer('coordinator', kelu), status);

  if (status === 422) {
    expect($('.error-summary a').length).toBe(1);
    expect($('.filters').length).toBe(1);
  }
});

test('statistics page, asked about a year without disputes, shows a dash and never a rate', async () => {
  const $ = await open('/stats?from=2010-01-01&to=2010-12-31&groupBy=type', viewer('coordinator', kelu));

  expect($('.table').text()).toContain('—');
  expect($('.table').text()).not.toMatch(/0%|100%/);
  expect($('.notice').text()).toContain('没有登记纠纷');
});

test('English reader, opening the statistics, finds English words', async () => {
  const $ = await open(`/stats?${period}&groupBy=type&lang=en`, viewer('coordinator', kelu));

  expect($('h1').text()).toBe('Statistics');
  expect($('.table').text()).toContain('Land disputes');
});

test('summary of the workbench, for a coordinator, holds the numbers of this month with their lists', async () => {
  const load = createRateSummary({ statistics, clock });
  const summary = await load(viewer('coordinator', kelu));
  const figures = await statistics.figures('I02', {}, viewer('coordinator', kelu));

  expect(summary.period).toEqual({ from: '2026-08-01', to: '2026-08-31' });
  expect(summary.registered.n).toBe(figures.total.denominator);
  expect(summary.resolutionRate).toBe(figures.total.value);
  expect(summary.registered.href).toMatch(/^\/stats\/cases\?from=2026-08-01/);
});
