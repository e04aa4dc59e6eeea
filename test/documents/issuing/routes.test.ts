import { load } from 'cheerio';
import session from 'express-session';
import supertest from 'supertest';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { agreementsLocales } from '../../../src/agreements/core/texts.ts';
import { documentsLocales } from '../../../src/documents/texts.ts';
import type { Viewer } from '../../../src/identity/viewer.ts';
import { createJobRoutes } from '../../../src/jobs/job-routes.ts';
import { jobsLocales } from '../../../src/jobs/texts.ts';
import { createI18n } from '../../../src/platform/i18n.ts';
import { createLogger } from '../../../src/platform/logger.ts';
import { projectFile } from '../../../src/platform/project-root.ts';
import { createApp } from '../../../src/web/app.ts';
import { loadViews } from '../../../src/web/pages/views.ts';
import { errorLocales, webLocales } from '../../../src/web/texts.ts';
import {
  module as agreements,
  type CaseBench,
  goodDraft,
  openBench,
  passResolutions,
  villages,
} from '../../agreements/support.ts';
import { openTestDatabase } from '../../support/database.ts';
import { addMediation, addSecrets, documentsOf, elsewhere, viewerAs } from '../support.ts';

const i18n = createI18n({
  web: webLocales,
  errors: errorLocales,
  documents: documentsLocales,
  jobs: jobsLocales,
  agreements: agreementsLocales,
});
let bench: CaseBench;
let viewer: Viewer | null;
let agent: ReturnType<typeof supertest.agent>;

beforeEach(async () => {
  bench = await openBench(openTestDatabase, {
    type: 'land',
    title: '坡仔园土地权属纠纷',
    parties: villages,
    landKind: 'ownership',
  });
  await passResolutions(bench);
  await addSecrets(bench);
  await addMediation(bench);
  viewer = viewerAs('mediator');
  const documents = documentsOf(bench);
  const app = createApp({
    i18n,
    log: createLogger({ level: 'silent' }),
    session: { secrets: ['test-secret-of-32-characters-long'], store: new session.MemoryStore() },
    isReady: async () => true,
    loadViewer: async () => viewer,
    navigation: [],
    routes: [...documents.routes, createJobRoutes({ jobs: documents.jobs })],
  });
  agent = supertest.agent(app.express);
});
afterEach(() => bench.test.close());

const path = '/cases/DF20200218A/documents';

async function issue(fields: Record<string, string>): Promise<supertest.Response> {
  const query = new URLSearchParams(fields).toString();
  const page = await agent.get(`${path}/new?${query}`).expect(200);
  const form = load(page.text)('#form');
  const sent = Object.fromEntries(
    form
      .find('input[type=hidden]')
      .get()
      .map((input) => [input.attribs.name ?? '', input.attribs.value ?? '']),
  );
  return agent.post(path).type('form').send(sent);
}

test('mediator, issuing an application, finds it in the list and prints it inline', async () => {
  const answer = await issue({ code: 'D02' });
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe(path);

  const list = load((await agent.get(path).expect(200)).text);
  expect(list('h1')).toHaveLength(1);
  expect(list.text()).toContain('文书已出具');
  const href = list('a[href$=".pdf"]').not('[href$="volume.pdf"]').first().attr('href') ?? '';
  const pdf = await agent.get(href).expect(200).expect('content-type', 'application/pdf');
  expect(pdf.headers['content-disposition']).toMatch(/^inline/);
  expect(load((await agent.get(path)).text).text()).toContain('第 1 次');
});

test('issued paper, asked for in large type, is printed and logged; the digest of the usual edition stays', async () => {
  await issue({ code: 'D02' });
  const list = load((await agent.get(path)).text);
  const href = list('a[href$="edition=large"]').first().attr('href') ?? '';
  await agent.get(href).expect(200).expect('content-type', 'application/pdf');
  expect(await bench.db('documents').first('pdf_sha256')).toEqual({ pdf_sha256: null });
  await agent.get(href.replace('?edition=large', '')).expect(200);
  const { pdf_sha256: kept } = await bench.db('documents').first('pdf_sha256');
  await agent.get(href).expect(200);

  expect(await bench.db('documents').first('pdf_sha256')).toEqual({ pdf_sha256: kept });
  expect(await bench.db('document_prints').count({ n: '*' }).first()).toEqual({ n: 3 });
  await agent.get(href.replace('large', 'huge')).expect(400);
});

test('whole file, offered once a paper is issued, opens inline; who may not read it all is not offered it', async () => {
  const volume = `${path}/volume`;
  const offered = async () => load((await agent.get(path)).text)(`form[action="${volume}"]`).length;
  const sent = async () => {
    const token = load((await agent.get(path)).text)('input[name=_csrf]')
      .first()
      .attr('value');
    return agent.post(volume).type('form').send({ _csrf: token });
  };
  expect(await offered()).toBe(0);
  await issue({ code: 'D02' });
  expect(await offered()).toBe(1);
  const begun = await sent();
  expect(begun.status).toBe(303);
  expect(begun.headers.location).toMatch(/^\/jobs\/[^/]+\/file$/);
  const pdf = await agent
    .get(begun.headers.location ?? '')
    .expect(200)
    .expect('content-type', 'application/pdf');
  expect(pdf.headers['content-disposition']).toMatch(/^inline/);
  await agent.get(`${volume}.pdf`).expect(200).expect('content-type', 'application/pdf');

  viewer = viewerAs('clerk');
  expect(await offered()).toBe(0);
  expect((await sent()).status).toBe(403);
  await agent.get(`${volume}.pdf`).expect(403);
});

test('case of another town, and of nobody, look alike', async () => {
  viewer = viewerAs('clerk', elsewhere);
  await agent.get(path).expect(404);
  await agent.get('/cases/nothing/documents').expect(404);
});

test('paper that nobody can issue, or a query nobody sends, is refused and never a failure of the server', async () => {
  await agent.get(`${path}/new?code=D99`).expect(404);
  await agent.get(`${path}/new`).expect(400);
  await agent.get(`${path}/nothing.pdf`).expect(404);
  viewer = viewerAs('gridWorker');
  await agent.get(path).expect(403);
});

test('verification, by anybody, says who issued it and nothing about a person', async () => {
  await issue({ code: 'D02' });
  const { verify_code: code } = await bench.db('documents').first('verify_code');
  viewer = null;

  const page = await agent.get(`/verify/${code}`).expect(200);
  expect(page.text).toContain('客路镇人民调解委员会');
  expect(page.text).not.toMatch(/迈港|龙秋|坡仔园|13800000001/);
  const json = await agent.get(`/verify/${code}`).set('Accept', 'application/json').expect(200);
  expect(json.body).toMatchObject({ paper: 'D02', isSuperseded: false });
  await agent
    .get(`/verify?code=${code.slice(0, 4)}-${code.slice(4)}`)
    .expect(303)
    .expect('location', `/verify/${code}`);
  await agent.get('/verify/0000-0000-0000').expect(404);
  const form = load((await agent.get('/verify').expect(200)).text);
  expect(form('label[for=code]')).toHaveLength(1);
});

test('agreements panel, of a draft and of a final text, renders in both languages', async () => {
  const views = loadViews([projectFile('views')]);
  const [panel] = agreements.panels;
  if (!panel) throw new Error('no panel');
  const show = async (locale: 'zh-CN' | 'en'): Promise<string> => {
    const t = i18n.t(locale);
    const data = await panel.load({ db: bench.db, caseId: bench.id, locale, t });
    return load(views.render(panel.view, { ...data, t, locale })).text();
  };
  await bench.fire('draftAgreement', {
    kind: 'agreement',
    title: '人民调解协议书',
    clauses: '打架的罚款一百元',
  });
  expect(await show('zh-CN')).toContain('当事人之间不能约定罚款');
  expect(await show('en')).toContain('the parties cannot set fines');

  const [draft] = (await bench.record()).agreements;
  await bench.fire('draftAgreement', { agreementId: draft?.id, ...goodDraft('maigang', 'longqiu') });
  await bench.fire('toSigning', {}, { effects: ['freezeDrafts'] });
  const text = await show('zh-CN');
  expect(text).toContain('客路镇迈港村、客路镇龙秋村、吴建国、客路镇人民调解委员会印章');
  expect(text).toContain('人民币陆仟元整');
  expect(text).not.toMatch(/agreements\./);
});

async function post(action: string, fields: Record<string, string>): Promise<supertest.Response> {
  const token =
    load((await agent.get(path)).text)('input[name=_csrf]')
      .first()
      .attr('value') ?? '';
  return agent
    .post(action)
    .type('form')
    .send({ _csrf: token, ...fields });
}

test('list of evidence, written in its form, leads to the check before issue; what was typed survives a mistake', async () => {
  const form = load((await agent.get(`${path}/entries/D08/new`).expect(200)).text);
  expect(form('h1')).toHaveLength(1);
  expect(form('#form').text()).toContain('迈港村');
  const fields = {
    submitter: 'maigang',
    receivedOn: '2020-02-20',
    receiver: '林小梅',
    'evidence.0.name': '土地证',
    'evidence.0.kind': '书证',
    'evidence.0.form': 'copy',
    'evidence.0.pages': '两页',
    'evidence.0.purpose': '证明面积',
  };
  const refused = await post(`${path}/entries/D08`, fields);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('两页');
  expect(refused.text).toContain('证明面积');

  const written = await post(`${path}/entries/D08`, { ...fields, 'evidence.0.pages': '2' });
  expect(written.status).toBe(303);
  expect(written.headers.location).toContain('/documents/new?code=D08&aboutId=');
  await agent.get(written.headers.location ?? '').expect(200);
  const list = load((await agent.get(path)).text);
  expect(list('#papers-entries').closest('section').text()).toContain('证据清单');
});

test('record, changed by another meanwhile, is shown again with what was typed and a sentence, and can then be saved', async () => {
  const fields = { filedBy: '林小梅', filedOn: '2020-02-26' };
  await post(`${path}/entries/D15`, { ...fields, events: '第一版' });
  const { id } = await bench.db('paper_entries').first('id');
  await post(`${path}/entries/D15`, { ...fields, events: '第二版', follows: id });
  const stale = await post(`${path}/entries/D15`, { ...fields, events: '第三版', follows: id });

  expect(stale.status).toBe(409);
  const again = load(stale.text);
  expect(again('textarea[name=events]').text()).toContain('第三版');
  expect(again('.error-summary').text()).toContain('刚刚由他人修改');
  const follows = again('input[name=follows]').attr('value') ?? '';
  expect((await post(`${path}/entries/D15`, { ...fields, events: '第三版', follows })).status).toBe(303);
});

test('print, entered with its receiver, opens the file without a second row in the log', async () => {
  await issue({ code: 'D02' });
  const list = load((await agent.get(path)).text);
  const action = list('a[href$="/prints"]').first().attr('href') ?? '';
  expect(load((await agent.get(action).expect(200)).text)('h1').text()).toContain('登记打印');
  expect((await post(action, { receiver: '', copies: '0', edition: 'usual' })).status).toBe(422);
  const fields = { _key: 'one-form-of-a-print', receiver: '迈港村代表陈堃', copies: '2', edition: 'large' };
  const entered = await post(action, fields);
  expect((await post(action, fields)).headers.location).toBe(entered.headers.location);

  expect(entered.status).toBe(303);
  expect(entered.headers.location).toContain('edition=large');
  await agent
    .get(entered.headers.location ?? '')
    .expect(200)
    .expect('content-type', 'application/pdf');
  const rows = await bench.db('document_prints');
  expect(rows).toMatchObject([{ receiver: '迈港村代表陈堃', copies: 2, is_large: 1 }]);
  expect(load((await agent.get(path)).text).text()).toContain('交给 迈港村代表陈堃');
});
