import { load } from 'cheerio';
import session from 'express-session';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTexts } from '../../../src/app/texts.ts';
import { createCaseListRoutes } from '../../../src/cases/lists/list-routes.ts';
import { CaseListService } from '../../../src/cases/lists/list-service.ts';
import type { Viewer } from '../../../src/identity/viewer.ts';
import { asInstant, fixedClock } from '../../../src/platform/clock.ts';
import { ReadCache } from '../../../src/platform/database/read-cache.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { createApp } from '../../../src/web/app.ts';
import { createInboxRoutes } from '../../../src/workbench/inbox/inbox-routes.ts';
import { InboxService } from '../../../src/workbench/inbox/inbox-service.ts';
import { insertInboxItems } from '../../../src/workbench/inbox/notify-repository.ts';
import { createWorkbenchRoutes } from '../../../src/workbench/workbench-routes.ts';
import { openTestDatabase, type TestDatabase } from '../../support/database.ts';
import { areas, county, kelu, longqiu, viewer, writeCases } from './list-world.ts';

const clock = fixedClock('2026-11-24T02:00:00Z');
let database: TestDatabase;
let current: Viewer | null = null;
let agent: ReturnType<typeof supertest.agent>;

beforeAll(async () => {
  database = await openTestDatabase();
  await writeCases(database, [
    ...Array.from({ length: 24 }, (_, n) => ({ id: `c${String(n).padStart(2, '0')}`, phase: 'triage' })),
    {
      id: 'late',
      title: '王芳<b>与金穗公司劳动报酬纠纷',
      names: ['王芳'],
      type: 'labor' as const,
      areaCode: longqiu,
      phase: 'mediating',
      mediatorId: 'p-lin',
      dueOn: '2026-11-20',
      risk: 'red',
      registeredAt: '2026-11-20T02:00:00Z',
    },
  ]);
  await database.uow.run((tx) =>
    insertInboxItems(tx, ['account-mediator', 'account-coordinator'], {
      caseId: 'late',
      leadId: null,
      kind: 'caseAssigned',
      params: { title: '王芳与金穗公司劳动报酬纠纷' },
      createdAt: asInstant('2026-11-23T02:00:00Z'),
      sourceKey: 'k1',
    }),
  );
  const figure = { n: 4, href: '/stats/cases?part=numerator' };
  const loadRates = async () => ({
    period: { from: '2026-11-01', to: '2026-11-24' },
    registered: figure,
    resolved: { n: null, href: '/stats/cases' },
    resolutionRate: 0.5,
    accepted: figure,
    settled: figure,
    successRate: null,
    statisticsHref: '/stats',
  });
  const readCache = new ReadCache({ unitOfWork: database.uow, clock });
  const lists = new CaseListService({ db: database.db, clock, readCache });
  const deps = { ...database, clock, areas, lists };
  const inbox = new InboxService({ ...database, clock });
  const { express } = createApp({
    i18n: createTexts(),
    log: createLogger({ level: 'silent' }),
    clock,
    session: { secrets: ['a secret of the tests only'], store: new session.MemoryStore() },
    isReady: async () => true,
    loadViewer: async () => current,
    navigation: [],
    routes: [
      createCaseListRoutes({ ...deps, viewsOf: async () => [] }),
      createWorkbenchRoutes({ ...deps, inbox, loadRates }),
      createInboxRoutes({ inbox }),
    ],
  });
  agent = supertest.agent(express);
});
afterAll(() => database.close());

async function open(path: string, as: Viewer, status = 200) {
  current = as;
  const response = await agent.get(path).expect(status);
  return load(response.text);
}

test('address with a stage and no tab, opened by a clerk, looks through all his cases', async () => {
  const narrowed = await open('/cases?state=mediating', viewer('clerk'));
  const kept = await open('/cases?tab=todo&state=mediating', viewer('clerk'));

  expect(narrowed('.tabs a[aria-current]').text()).toContain('全镇案件');
  expect(narrowed('.table tbody tr').length).toBe(1);
  expect(kept('.tabs a[aria-current]').text()).toContain('我的待办');
});

test('case list, opened by a clerk, shows tabs with counts, filters, rows and the way on', async () => {
  const $ = await open('/cases', viewer('clerk'));

  expect($('h1').text()).toBe('案件办理');
  expect($('.tabs a[aria-current]').text()).toBe('我的待办 24');
  expect($('.tabs a').last().text()).toBe('全镇案件 25');
  expect($('.table tbody tr').length).toBe(20);
  expect($('.head-actions a').attr('href')).toBe('/cases/new');
  expect($('form.filters').attr('method')).toBe('get');
  expect($('form.filters label').length).toBe($('form.filters .input').length);
  const next = await open(String($('.pager a[rel=next]').attr('href')), viewer('clerk'));
  expect(next('.table tbody tr').length).toBe(4);
  expect(next('.pager a[rel=next]').length).toBe(0);
});

test('line of an overdue case says by how much, at what risk and who mediates', async () => {
  const $ = await open('/cases?tab=overdue', viewer('coordinator'));

  const row = $('.table tbody tr');
  expect(row.length).toBe(1);
  expect(row.find('a').attr('href')).toBe('/cases/DFLATE');
  expect(row.find('a').text()).toBe('王芳<b>与金穗公司劳动报酬纠纷');
  expect(row.text()).toMatch(
    /特别重大风险[\s\S]*劳动[\s\S]*龙秋村[\s\S]*调解中[\s\S]*超 4 天[\s\S]*林文海[\s\S]*窗口来访[\s\S]*11-20/,
  );
});

test('word in the search of the top bar looks through all cases', async () => {
  const $ = await open(`/cases?q=${encodeURIComponent('王芳')}`, viewer('coordinator'));

  expect($('.table tbody tr').length).toBe(1);
  expect($('.tabs a[aria-current]').text()).toContain('全镇案件');
  expect($('#q').val()).toBe('王芳');
  const none = await open('/cases?q=%22*%22', viewer('coordinator'));
  expect(none('.empty').text()).toContain('没有符合条件的案件');
  expect(none('.empty a, .empty button').length).toBe(0);
});

test('blank filters of the sent form and the link from statistics are taken', async () => {
  await open(
    '/cases?tab=todo&q=&type=&areaCode=&state=&riskLevel=&registeredFrom=&registeredTo=',
    viewer('clerk'),
  );
  const $ = await open(
    `/cases?tab=all&registeredFrom=2026-11-10&registeredTo=2026-11-30&areaCode=${kelu}&resolved=no`,
    viewer('coordinator'),
  );
  expect($('.table tbody tr').length).toBe(1);
  expect($('#case-list').text()).toContain('只看未化解的');
});

test.each([
  'tab=none',
  'sort=title',
  'limit=1000',
  'limit=21',
  'registeredFrom=2026-02-30',
  'type=land&type=labor',
  'areaCode=999',
  'cursor=x',
  'state=nowhere',
  'resolved=perhaps',
  'q=%00',
])('case list, asked with %s, answers 400', async (query) => {
  await open(`/cases?${query}`, viewer('coordinator'), 400);
});

test('case list, opened by an administrator, is refused', async () => {
  await open('/cases', viewer('sysadmin', county), 403);
});

test('workbench of the coordinator shows what waits, what is overdue, messages and linked rates', async () => {
  const $ = await open('/', viewer('coordinator'));

  expect($('section[aria-labelledby=todo-title] tbody tr').length).toBe(10);
  expect($('section[aria-labelledby=todo-title] .card-head a').text()).toBe('全部 24 件');
  expect($('section[aria-labelledby=overdue-title] tbody').text()).toContain('超 4 天');
  expect($('section[aria-labelledby=inbox-title]').text()).toContain('有案件分派给您');
  const values = $('a.figure .figure-value')
    .toArray()
    .map((value) => $(value).text());
  expect(values).toEqual(['4', '<5', '50%', '4', '4', '—']);
  expect($('.figure:not([href])').length).toBe(0);
});

test('workbench of a clerk shows no rates, that of an administrator only links', async () => {
  const $ = await open('/', viewer('clerk'));
  expect($('.figure').length).toBe(0);
  const admin = await open('/', viewer('auditor', county));
  expect(admin('main a[href="/admin/audit"]').length).toBe(1);
  expect(admin('main a[href="/admin/accounts"]').length).toBe(0);
  expect(admin('main').text()).not.toContain('王芳');
});

test('inbox, marked as read, keeps its messages and shows none as unread', async () => {
  const as = viewer('mediator');
  const $ = await open('/inbox', as);
  expect($('tbody a').attr('href')).toBe('/cases/late');
  expect($('tbody strong').text()).toContain('有案件分派给您');

  const token = String($('input[name=_csrf]').first().val());
  await agent
    .post('/inbox/read')
    .type('form')
    .send({ _csrf: token })
    .expect(303)
    .expect('location', '/inbox');
  const after = await open('/inbox', as);
  expect(after('tbody tr').length).toBe(1);
  expect(after('tbody strong').length).toBe(0);
  const other = await open('/inbox', viewer('coordinator'));
  expect(other('tbody strong').length).toBe(1);
});

test('pages in English use no Chinese words of their own', async () => {
  current = { ...viewer('clerk'), locale: 'en' };
  const response = await agent.get('/cases?tab=all').expect(200);
  const $ = load(response.text);
  expect($('.tabs').text()).not.toMatch(/\p{Script=Han}/u);
  expect($('.filters label').text()).not.toMatch(/\p{Script=Han}/u);
  expect($('thead').text()).not.toMatch(/\p{Script=Han}/u);
});
