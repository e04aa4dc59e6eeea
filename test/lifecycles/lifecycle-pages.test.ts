import { type CheerioAPI, load } from 'cheerio';
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { lifecycleIds } from '../../src/lifecycles/lifecycle-list-page.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';
import { newerRelease, olderDefinitions } from '../workflow/own/older.ts';

let office: TestOffice;
let site: TestSite;
beforeAll(async () => {
  office = await openOffice(openTestDatabase);
  site = new TestSite(office);
});
afterAll(() => office.close());

async function page(username: string, path: string, status = 200): Promise<CheerioAPI> {
  const agent = await site.as(username);
  const answer = await agent.get(path);
  expect(answer.status, path).toBe(status);
  return load(answer.text);
}

async function sheet(username: string, path: string): Promise<string[][]> {
  const agent = await site.as(username);
  const answer = await agent
    .get(path)
    .buffer(true)
    .parse((res, done) => {
      const parts: Buffer[] = [];
      res.on('data', (part: Buffer) => parts.push(part));
      res.on('end', () => done(null, Buffer.concat(parts)));
    });
  expect(answer.status, path).toBe(200);
  expect(answer.headers['content-type']).toContain('spreadsheetml');
  expect(answer.headers['content-disposition']).toMatch(/^attachment/);
  const { sheets } = await readXlsx(answer.body as Buffer);
  return (sheets[0]?.rows ?? []).map((row) => row.map((cell) => String(cell ?? '')));
}

/** What the cells of the event's lines say, line by line. */
const pageRows = ($: CheerioAPI): string[][] =>
  $('.table-rules tbody tr')
    .toArray()
    .map((row) =>
      $(row)
        .find('td')
        .toArray()
        .map((cell) => $(cell).text()),
    );

test('list of lifecycles, opened by an administrator, has every type, the lead and the overlays with versions', async () => {
  const $ = await page('sysadmin', '/lifecycles');

  const links = $('tbody tr')
    .toArray()
    .map((row) => $(row).find('a').first().attr('href'));
  expect(links).toEqual(lifecycleIds(office.registry).map((id) => `/lifecycles/${id}`));
  expect($('main').text()).toContain('土地纠纷');
  expect($('main').text()).toContain('（现行）');
  expect($('a[href="/lifecycles"][aria-current]').length).toBeGreaterThan(0);
});

test('every branch of every lifecycle, counted on its page, is one line of the table', async () => {
  for (const id of lifecycleIds(office.registry)) {
    const $ = await page('mediator', `/lifecycles/${id}`);
    const workflow = office.registry.versionsOf(id).at(-1);
    expect(pageRows($), id).toHaveLength(workflow?.transitions.size ?? 0);
    expect($('.rules'), id).toHaveLength(workflow?.states.size ?? 0);
  }
});

test.each([
  ['zh-CN', ''],
  ['en', ''],
  ['zh-CN', 'mediator'],
])('Excel table of land, in %s for role %j, holds the same lines as the page', async (lang, role) => {
  const query = `?lang=${lang}&role=${role}`;
  const $ = await page('coordinator', `/lifecycles/land${query}`);
  const [head = [], ...rows] = await sheet('coordinator', `/lifecycles/land/table.xlsx${query}`);

  expect(head.slice(3)).toEqual(
    $('.table-rules')
      .first()
      .find('th')
      .toArray()
      .map((cell) => $(cell).text()),
  );
  const ofEvents = rows.map((row) => row.slice(3)).filter((row) => row.some((cell) => cell !== ''));
  expect(ofEvents).toEqual(pageRows($));
  expect(ofEvents.length).toBeGreaterThan(40);
});

test('acceptance of a land case, on the page, says who may, why not, which papers and on what basis', async () => {
  const $ = await page('clerk', '/lifecycles/land');
  const row = pageRows($).find((cells) => cells[1] === 'accept') ?? [];

  expect(row[0]).toBe('受理');
  expect(row[2]).toContain('受理员');
  expect(row[4]).toContain('请先确定土地纠纷的种类（《土地管理法》第十四条');
  expect(row[6]).toContain('D03');
  expect(row[7]).toContain('《人民调解法》第十七条');
  expect($('#state-accepted').parent().text()).toContain('30 日');
  expect($('main').text()).not.toContain('{{');
});

test('table, filtered by a role in the address, holds lines of that role only and keeps the choice', async () => {
  const $ = await page('clerk', '/lifecycles/general?role=chair');

  expect($('#role option[selected]').attr('value')).toBe('chair');
  for (const cells of pageRows($)) expect(cells[2]).toContain('调委会主任');
  expect($('a[href*="table.xlsx"]').attr('href')).toContain('role=chair');
});

test('older version, known from running cases and asked for by its number, is shown with its own lines', async () => {
  const renewed = await openOffice(openTestDatabase, undefined, { lifecycles: newerRelease });
  try {
    renewed.registry.learn(olderDefinitions);
    const agent = await new TestSite(renewed).as('clerk');
    const $ = load((await agent.get('/lifecycles/general?version=1')).text);

    expect($('.tabs [aria-current]').text()).toBe('第 1 版');
    const [older, newer] = renewed.registry.versionsOf('general');
    expect(older?.transitions.size).not.toBe(newer?.transitions.size);
    expect(pageRows($)).toHaveLength(older?.transitions.size ?? 0);
  } finally {
    await renewed.close();
  }
});

test.each([
  ['/lifecycles/none', 404],
  ['/lifecycles/land?version=99', 404],
  ['/lifecycles/land?role=king', 400],
  ['/lifecycles/land/table.xlsx?version=99', 404],
  ['/lifecycles/__proto__', 404],
])('address %s, that names nothing, answers %i', async (path, status) => {
  await page('clerk', path, status);
});

test('lifecycle pages, asked for by nobody signed in, lead to the sign-in page', async () => {
  for (const path of ['/lifecycles', '/lifecycles/land', '/lifecycles/land/table.xlsx']) {
    expect((await site.guest().get(path)).status).toBe(303);
  }
});
