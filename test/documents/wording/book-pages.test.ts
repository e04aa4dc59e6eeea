import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paperTemplates } from '../../../src/documents/papers/paper-set.ts';
import { openTestDatabase } from '../../support/database.ts';
import { openOffice, type TestOffice } from '../../support/office.ts';
import { TestSite } from '../../support/site.ts';
import { wordFile } from '../word/word-file.ts';

let office: TestOffice;
let site: TestSite;
beforeAll(async () => {
  office = await openOffice(openTestDatabase);
  site = new TestSite(office);
});
afterAll(() => office.close());

const book = async (username: string) =>
  load((await (await site.as(username)).get('/papers').expect(200)).text);

test('book of papers, opened by a mediator, has every paper with a sample that opens as a draft', async () => {
  const page = await book('mediator');
  const samples = page('a[href*="/sample.pdf"]')
    .get()
    .map((link) => link.attribs['href'] ?? '');
  const codes = new Set(samples.map((href) => decodeURIComponent(href.split('/')[2] ?? '')));

  expect([...codes].sort()).toEqual([...paperTemplates.keys()].sort());
  expect(page('a[href$="/wording"]')).toHaveLength(0);
  const mediator = await site.as('mediator');
  for (const href of samples) await mediator.get(href).expect(200).expect('content-type', 'application/pdf');
  await mediator.get('/papers/D99/sample.pdf').expect(404);
  await mediator.get('/papers/D04/wording').expect(403);
});

test('chair, changing a sentence, saves a draft, looks at it and puts it in force; a mistake keeps what was typed', async () => {
  const path = '/papers/D20/wording';
  expect((await book('chair'))(`a[href="${path}"]`)).toHaveLength(1);
  const wrong = await site.send('chair', path, { opening: '请于当日到场。' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('请于当日到场。');
  expect(wrong.text).toContain('须保留 {opponent} {dispute}');

  const opening = '你（单位）与{opponent}之间的{dispute}，请到场调解。';
  expect((await site.send('chair', path, { opening })).headers['location']).toBe(path);
  const chair = await site.as('chair');
  expect(load((await chair.get(path)).text)('textarea[name=opening]').text()).toContain('请到场调解。');
  await chair.get(`${path}/preview.pdf`).expect(200).expect('content-type', 'application/pdf');

  const undated = await site.send('chair', path, { opening, _action: 'activate' });
  expect(undated.status).toBe(422);
  expect(undated.text).toContain('请填写启用日期');
  const validFrom = office.testClock.now().slice(0, 10);
  const active = await site.send('chair', path, {
    opening,
    changeReason: '会议决定',
    validFrom,
    _action: 'activate',
  });
  expect(active.headers['location']).toBe('/papers');
  expect((await book('chair')).root().text()).toContain('本单位第 1 版');
});

test('chair, uploading a Word template, sees it in the list; without a file, the form says what is missing', async () => {
  const chair = await site.as('chair');
  const form = load((await chair.get('/papers/word').expect(200)).text);
  expect(form('details').text()).toContain('{#当事人}{姓名} {身份} {住址}{/当事人}');
  const token = form('#form input[name=_csrf]').attr('value') ?? '';
  const send = (bytes: Buffer | null, name = '便函.docx') => {
    const request = chair.post('/papers/word').field('_csrf', token).field('name', '便函');
    const dated = request.field('validFrom', office.testClock.now().slice(0, 10));
    return bytes === null ? dated : dated.attach('file', bytes, name);
  };
  const empty = await send(null);
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('请选择 .docx 文件');
  expect((await send(Buffer.from('%PDF-1.7'), '便函.pdf')).status).toBe(415);
  const wrong = await send(wordFile(['{密码}']));
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('没有这些填空：{密码}');

  expect((await send(wordFile(['案号 {案号}']))).headers['location']).toBe('/papers/word');
  const list = load((await chair.get('/papers/word')).text);
  expect(list('table').text()).toContain('便函');
  await (await site.as('mediator')).get('/papers/word').expect(403);
});

test('month, chosen by the chair, leads to the register of the month and says when no case was closed', async () => {
  const page = load((await (await site.as('chair')).get('/papers/month').expect(200)).text);
  const [month = ''] = page('#covers-month option')
    .get()
    .map((one) => one.attribs['value'] ?? '');
  expect(month).toBe(office.testClock.now().slice(0, 7));
  const none = await site.send('chair', '/papers/month', { month });
  expect(none.headers['location']).toBe('/papers/month');
  expect((await (await site.as('chair')).get('/papers/month')).text).toContain('没有您可以制作封面的结案');
  const chair = await site.as('chair');
  await chair.get(`/papers/register/export?month=${month}`).expect(200, new RegExp(`月份：${month}`));
  await chair.get('/papers/register/export?month=2026-13').expect(400);
  const mediator = await site.as('mediator');
  await mediator.get(`/papers/register/export?month=${month}`).expect(403);
  expect(load((await mediator.get('/papers/month')).text)('#register-month')).toHaveLength(0);
});

test('anybody, asking how to check a paper without the network, is told in both languages', async () => {
  const text = load((await site.guest().get('/verify/offline').expect(200)).text)('ol li');
  expect(text).toHaveLength(5);
  expect(text.text()).toContain('文书登记簿');
  expect((await site.guest().get('/verify')).text).toContain('href="/verify/offline"');
});
