/** Child of the bench: serves the real app beside the floors and says where, in one line of JSON. */

import { load } from 'cheerio';
import express from 'express';
import supertest from 'supertest';
import { navigation } from '../../src/app/navigation.ts';
import { createTexts } from '../../src/app/texts.ts';
import { buildApp } from '../../src/app/web.ts';
import { caseListPage } from '../../src/cases/lists/list-page.ts';
import { caseListQuery, listFilterOf } from '../../src/cases/lists/list-query.ts';
import { legalDay } from '../../src/platform/clock.ts';
import { projectFile } from '../../src/platform/project-root.ts';
import { parseQuery } from '../../src/web/forms/form.ts';
import { menuFor, tabsFor } from '../../src/web/pages/navigation.ts';
import { loadViews } from '../../src/web/pages/views.ts';
import { startServer } from '../../src/web/server.ts';
import { openBenchOffice } from './bench-office.ts';

const office = await openBenchOffice(Number(process.argv[2] ?? 10_000));
const { express: app } = buildApp(office);
const running = await startServer(app, { host: '127.0.0.1', port: 0 });
const agent = supertest.agent(running.url);
const token = (html: string) => load(html)('input[name=_csrf]').attr('value') ?? '';
const form = token((await agent.get('/sign-in')).text);
const signedIn = await agent
  .post('/sign-in')
  .type('form')
  .send({ _csrf: form, username: 'coordinator', password: 'dingfen-demo', next: '/' });
const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? '';
const row = await office.db.read('cases').where({ phase: 'settled' }).first('code');
const pages = { list: '/cases?tab=all&limit=50', detail: `/cases/${row?.code}` };
const html = {
  list: (await agent.get(pages.list)).text,
  detail: (await agent.get(pages.detail)).text,
};
const csrf = token((await agent.get(`/cases/${row?.code}/actions/addNote`)).text);

/** The same page from memory: the model of the real page, rendered anew by the same engine for every request. */
const views = loadViews([projectFile('views')]);
const t = createTexts().t('zh-CN');
const tools = {
  t,
  locale: 'zh-CN' as const,
  pick: (text: { zh: string }) => text.zh,
  csrfToken: () => csrf,
  assetUrl: (name: string) => `/assets/x/${name}`,
};
const viewer = await office.as('coordinator');
const query = parseQuery(caseListQuery, { tab: 'all', limit: '50' });
const filter = listFilterOf(query, office.areas);
const page = caseListPage({
  query,
  filter,
  result: await office.caseLists.list(viewer, filter, { cursor: undefined, limit: 50 }),
  counts: await office.caseLists.tabCounts(viewer),
  total: await office.caseLists.count(viewer, filter),
  viewer,
  views: [],
  words: { t, locale: 'zh-CN', today: legalDay(office.clock.now()), areas: office.areas },
});
const frame = {
  ...tools,
  page,
  pageTitle: page.title,
  kind: 'full',
  viewer: { name: viewer.displayName, office: null },
  inbox: 0,
  menu: menuFor(viewer, navigation, {}, 'cases', t),
  tabs: tabsFor(viewer, navigation, {}, 'cases', t),
  flash: null,
  languages: [],
  currentPath: '/cases',
};
const floor = express();
floor.get('/static/list', (_req, res) => void res.type('html').send(html.list));
floor.get('/static/detail', (_req, res) => void res.type('html').send(html.detail));
floor.get('/memory/list', (_req, res) => {
  const body = views.render('cases/lists/list', { ...page, ...tools });
  res.type('html').send(views.render('layout', { ...frame, body }));
});
const floors = await startServer(floor, { host: '127.0.0.1', port: 0 });
process.stdout.write(
  `${JSON.stringify({ url: running.url, floor: floors.url, cookie, csrf, pages, note: `/cases/${row?.code}/actions/addNote` })}\n`,
);

process.on('SIGTERM', () => {
  void Promise.all([running.stop(0), floors.stop(0)])
    .then(() => office.close())
    .then(() => process.exit(0));
});
