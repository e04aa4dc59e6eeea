import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Road } from '../mediation/proceedings-world.ts';
import { openTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';

let office: TestOffice;
let site: TestSite;

beforeAll(async () => {
  office = await openOffice(openTestDatabase);
  for (const _ of [1, 2]) await new Road(office, 'general').preparing();
  site = new TestSite(office);
});
afterAll(() => office.close());

const change = (more: Record<string, string> = {}): Record<string, string> => ({
  fromId: 'demo-person-mediator',
  toId: 'demo-person-mediator2',
  reason: '调离本镇',
  ...more,
});

test('hand-over page, asked by a mediator, is not his to open', async () => {
  const mediator = await site.as('mediator');

  expect((await mediator.get('/handover')).status).toBe(403);
});

test('cases of who leaves, looked at first, are listed and stay where they are', async () => {
  const page = await site.send('coordinator', '/handover', { ...change(), _action: 'look' });

  expect(page.status).toBe(200);
  const $ = load(page.text);
  expect($('table tbody tr').length).toBe(2);
  expect($('[name=reason]').val()).toBe('调离本镇');
  expect(await office.db.read('cases').where({ mediator_id: 'demo-person-mediator' })).toHaveLength(2);
});

test('hand-over to oneself, or without a reason, is refused beside the field with what was typed', async () => {
  const same = await site.send('coordinator', '/handover', change({ toId: 'demo-person-mediator' }));
  const silent = await site.send('coordinator', '/handover', change({ reason: '' }));

  expect(same.status).toBe(422);
  expect(load(same.text)('.error').text()).toContain('接任人不能是移交人本人');
  expect(silent.status).toBe(422);
});

test('hand-over, confirmed, says how many went and leaves nothing with who left', async () => {
  const page = await site.send('coordinator', '/handover', change());

  expect(page.status).toBe(200);
  expect(page.text).toContain('已移交 2 件');
  expect(await office.db.read('cases').where({ mediator_id: 'demo-person-mediator2' })).toHaveLength(2);
});
