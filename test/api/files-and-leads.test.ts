import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { type ApiWorld, type Caller, landCase, openApiWorld } from './api-world.ts';

let world: ApiWorld;
let clerk: Caller;
let code: string;
let picture: Buffer;
beforeAll(async () => {
  world = await openApiWorld(openTestDatabase);
  clerk = await world.as('clerk');
  code = (await clerk.post('/cases', landCase).expect(201)).body.code;
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#3366aa' } })
    .png()
    .toBuffer();
});
afterAll(() => world.close());

test('accepted case, asked for by the grid worker of its place, says where it stands and nothing of its file', async () => {
  const made = (await clerk.post('/cases', { ...landCase, areaCode: '440882102204001' }).expect(201)).body;
  const path = `/cases/${made.code}`;
  const file = await clerk.post(`${path}/attachments`).attach('file', picture, '界桩.png').expect(201);
  const grid = await world.as('grid');
  expect((await grid.get(path).expect(200)).body.parties).toHaveLength(2);
  const data = {
    committeeId: 'demo-committee-town',
    applicationForm: 'written',
    applicationReceivedOn: '2026-11-24',
  };
  await clerk.post(`${path}/events`, { event: 'accept', data, expectedVersion: made.version }).expect(200);

  const { body, text } = await grid.get(path).expect(200);
  expect(body).toMatchObject({ state: 'accepted', summary: '', details: {}, parties: [], attachments: [] });
  expect(text).not.toMatch(/争吵|石灰界|龙秋村"|雷府行决/);
  await grid.get(`${path}/attachments`).expect(404);
  await grid.get(`${path}/attachments/${file.body.id}`).expect(404);
  await grid.post(`${path}/attachments`).attach('file', picture, '界桩.png').expect(404);
  const { items } = (await grid.get(`${path}/history`).expect(200)).body;
  expect(items.map(({ event }: { event: string }) => event)).toContain('accept');
  for (const item of items) expect(item.data).toEqual({});
});

test('photograph, uploaded and downloaded, keeps its name and bytes and cannot act as a page', async () => {
  const added = await clerk
    .post(`/cases/${code}/attachments`)
    .field('kind', 'photo')
    .field('note', '界桩')
    .attach('file', picture, '现场照片.png')
    .expect(201);
  const file = await clerk.get(`/cases/${code}/attachments/${added.body.id}`).expect(200);
  const list = await clerk.get(`/cases/${code}/attachments`).expect(200);
  const { body: subject } = await clerk.get(`/cases/${code}`);

  expect(added.body).toMatchObject({
    name: '现场照片.png',
    kind: 'photo',
    mediaType: 'image/png',
    note: '界桩',
  });
  expect(added.headers.location).toBe(`/api/v1/cases/${code}/attachments/${added.body.id}`);
  expect(file.body.equals(picture)).toBe(true);
  expect(file.headers).toMatchObject({ 'content-type': 'image/png', 'x-content-type-options': 'nosniff' });
  expect(file.headers['content-disposition']).toContain('attachment');
  expect(list.body.items).toHaveLength(1);
  expect(subject.attachments).toEqual(list.body.items);
  await (await world.as('coordinator2')).get(`/cases/${code}/attachments/${added.body.id}`).expect(404);
  await clerk.get(`/cases/${code}/attachments/nothing`).expect(404);
});

test('upload that is JSON, empty, of another kind or with unknown fields is refused', async () => {
  const path = `/cases/${code}/attachments`;
  const before = await world.office.db.read('attachments').count({ n: '*' });
  await clerk.post(path, {}).expect(415);
  await clerk.post(path).field('note', 'x').expect(400);
  await clerk.post(path).attach('file', Buffer.from('<svg onload="x"/>'), 'a.svg').expect(415);
  await clerk.post(path).attach('file', Buffer.from('<html>'), 'a.pdf').expect(415);
  await clerk.post(path).attach('other', picture, 'a.png').expect(400);
  await clerk.post(path).field('role', 'sys').attach('file', picture, 'a.png').expect(400);
  await clerk.post(path).field('kind', 'gift').attach('file', picture, 'a.png').expect(422);
  await (await world.as('justice')).post(path).attach('file', picture, 'a.png').expect(403);

  expect(await world.office.db.read('attachments').count({ n: '*' })).toEqual(before);
});

test('paper that cannot be issued, or does not exist, is 404', async () => {
  await clerk.post(`/cases/${code}/documents/D99`, {}).expect(404);
  await clerk.get(`/cases/${code}/documents/nothing.pdf`).expect(404);
  await clerk.get('/verify/0000-0000-0000').expect(404);
});

test('report from the field, made a case by the clerk, leads to that case', async () => {
  const grid = await world.as('grid');
  const made = await grid
    .post('/leads', { type: 'general', what: '两户因排水争吵', telephone: '13800000011' })
    .expect(201);
  const lead = `/leads/${made.body.code}`;
  const list = await clerk.get('/leads?state=reported').expect(200);
  const actions = await clerk.get(`${lead}/actions`).expect(200);

  expect(made.body).toMatchObject({ state: 'reported', version: 1, caseId: null });
  expect(JSON.stringify(made.body)).not.toContain('13800000011');
  expect(list.body.items.map((one: { id: string }) => one.id)).toContain(made.body.id);
  expect(actions.body.map((one: { event: string }) => one.event)).toContain('makeCase');
  const event = {
    event: 'makeCase',
    data: {
      type: 'general',
      applicantKind: 'person',
      applicantName: '陈水养',
      respondentKind: 'person',
      respondentName: '李春',
      summary: '两户因排水沟争吵多次。',
    },
    expectedVersion: 1,
  };
  await grid.post(`${lead}/events`, { ...event, expectedVersion: undefined }).expect(400);
  const done = await clerk.post(`${lead}/events`, event);
  expect(done.status, done.text).toBe(200);
  expect(done.body.state).toBe('becameCase');
  await clerk.get(`/cases/${done.body.caseId}`).expect(200);
  await (await world.as('coordinator2')).get(lead).expect(404);
  expect((await (await world.as('coordinator2')).get('/leads')).body.items).toEqual([]);
});

test('leads, more than a page of them, are paged without gaps', async () => {
  const grid = await world.as('grid');
  for (let n = 0; n < 5; n += 1) await grid.post('/leads', { type: 'general', what: `第${n}件` }).expect(201);
  const seen: string[] = [];
  let cursor = '';
  do {
    const page = await grid.get(`/leads?limit=2${cursor}`).expect(200);
    seen.push(...page.body.items.map((one: { id: string }) => one.id));
    cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`;
  } while (cursor !== '');

  expect(seen.length).toBe(Number((await world.office.db.read('leads').count({ n: '*' }))[0]?.n));
  expect(new Set(seen).size).toBe(seen.length);
});

test('figure of the API, followed to its rows, has as many as it says', async () => {
  const coordinator = await world.as('coordinator');
  const { body } = await coordinator
    .get('/statistics/I01?from=2026-11-01&to=2026-11-24&groupBy=type')
    .expect(200);
  const row = body.rows.find((one: { key: string }) => one.key === 'land');
  const path = String(row.links.denominator).replace('/api/v1', '');
  const behind = await coordinator.get(path).expect(200);

  expect(behind.body.items).toHaveLength(row.numerator);
  expect(body).toMatchObject({ indicator: 'I01', name: '登记纠纷数', definitionVersion: 2, basis: 'cohort' });
  expect(body.cutOff).toBe('2026-11-24T09:00:00.000+08:00');
  await coordinator.get('/statistics/I01?areaCode=440882117').expect(404);
  await coordinator.get('/statistics/I77').expect(404);
  await coordinator.get('/statistics/I02?groupBy=person').expect(422);
  await coordinator.get('/statistics/I02?rank=1').expect(400);
});

test('areas, searched by name and by parent, are found by any token', async () => {
  const byName = await clerk.get('/areas?q=迈港').expect(200);
  const below = await clerk.get('/areas?parent=440882&level=town&limit=200').expect(200);

  expect(byName.body.items[0]).toMatchObject({ name: expect.stringContaining('迈港') });
  expect(below.body.items).toHaveLength(22);
  await clerk.get('/areas?level=planet').expect(422);
});
