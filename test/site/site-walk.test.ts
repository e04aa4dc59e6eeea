import { type CheerioAPI, load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts } from '../../seeds/demo-world.ts';
import { playLandStory } from '../stories/land-story.ts';
import { serviceDriver } from '../stories/service-driver.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';

let office: TestOffice;
let site: TestSite;
let values: Record<string, string>;

beforeAll(async () => {
  office = await openOffice(openTestDatabase);
  const story = serviceDriver(office);
  await playLandStory(story);
  site = new TestSite(office);
  const row = await office.db.read('cases').first('id', 'code');
  const party = await office.db.read('parties').where({ case_id: row.id }).first('id');
  const lead = await office.db.read('leads').first('code');
  values = {
    'case.id': row.code,
    partyId: party.id,
    'leads.id': lead.code,
    event: 'addNote',
    code: 'ABCDEFGHJKMN',
    aid: 'none',
    did: 'none',
    lifecycle: 'land',
    from: '1',
  };
});
afterAll(() => office.close());

/** A path with its parameters filled; null when nothing of the kind exists to be opened. */
function fill(path: string): string {
  return path
    .replace(':id', path.startsWith('/leads') ? (values['leads.id'] ?? '') : (values['case.id'] ?? ''))
    .replace(/:(\w+)/g, (_, name: string) => values[name] ?? 'none');
}

const people = [null, ...demoAccounts.map(({ username, role }) => ({ username, role }))];

test('every page, opened by every role, answers as its policy says', async () => {
  const wrong: string[] = [];
  let walked = 0;
  for (const { method, path, policy } of site.app.routes) {
    if (method !== 'GET') continue;
    const href = fill(path);
    for (const person of people) {
      const agent = person === null ? site.guest() : await site.as(person.username);
      const { status, headers } = await agent.get(href).redirects(0);
      walked += 1;
      const { access } = policy;
      const isOpen =
        access === 'public' || (person !== null && (access === 'signedIn' || access.includes(person.role)));
      const place = `${href} as ${person?.username ?? 'nobody'}: ${status}`;
      if (status >= 500) wrong.push(place);
      else if (isOpen && ![200, 303, 404, 403, 409, 422, 400].includes(status)) wrong.push(place);
      else if (!isOpen && person === null && !(status === 303 && headers.location?.startsWith('/sign-in')))
        wrong.push(place);
      else if (!isOpen && person !== null && status !== 403) wrong.push(place);
    }
  }

  expect(wrong).toEqual([]);
  expect(walked).toBeGreaterThan(250);
});

test('every page of the coordinator and the mediator, in both languages, is well formed and fully translated', async () => {
  const faults: string[] = [];
  for (const { method, path } of site.app.routes) {
    if (method !== 'GET') continue;
    for (const username of ['coordinator', 'mediator', 'sysadmin', 'grid']) {
      for (const language of ['zh-CN', 'en']) {
        const agent = await site.as(username);
        const href = `${fill(path)}?lang=${language}`;
        const answer = await agent.get(href).redirects(0);
        if (answer.status !== 200 || !String(answer.headers['content-type']).startsWith('text/html'))
          continue;
        faults.push(...faultsOf(load(answer.text)).map((fault) => `${href} as ${username}: ${fault}`));
      }
    }
  }

  expect(faults).toEqual([]);
});

function faultsOf(page: CheerioAPI): string[] {
  const faults: string[] = [];
  if (page('h1').length !== 1) faults.push(`${page('h1').length} h1`);
  page('input:not([type=hidden]), select, textarea').each((_, element) => {
    const id = page(element).attr('id');
    const hasLabel = id !== undefined && page(`label[for="${id}"]`).length > 0;
    if (!hasLabel && !page(element).attr('aria-label') && page(element).parents('label').length === 0) {
      faults.push(`no label for ${page(element).attr('name') ?? id ?? element.tagName}`);
    }
  });
  const ids = page('[id]')
    .map((_, element) => page(element).attr('id') ?? '')
    .get();
  const doubles = ids.filter((id, index) => ids.indexOf(id) !== index);
  if (doubles.length > 0) faults.push(`double ids ${doubles.join(', ')}`);
  const key = page('body')
    .text()
    .match(
      /\b(?:web|nav|errors|identity|areas|cases|mediation|agreements|documents|statistics|lifecycles)\.[a-z]\w*(?:\.\w+)+/,
    );
  if (key) faults.push(`untranslated ${key[0]}`);
  if (page('[style], script:not([src])').length > 0) faults.push('inline style or script');
  return faults;
}
