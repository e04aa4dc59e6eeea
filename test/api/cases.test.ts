import { afterAll, beforeAll, expect, test } from 'vitest';
import { eachDatabase } from '../support/database.ts';
import { currentVersion } from '../support/versions.ts';
import { type ApiWorld, landCase, openApiWorld } from './api-world.ts';

eachDatabase((_name, open) => {
  let world: ApiWorld;
  beforeAll(async () => {
    world = await openApiWorld(open);
  });
  afterAll(() => world.close());

  const register = async (more: object = {}) => {
    const clerk = await world.as('clerk');
    const response = await clerk.post('/cases', { ...landCase, ...more });
    expect(response.status, response.text).toBe(201);
    return response.body;
  };

  test('dispute, registered by another system, starts in triage with code, parties and details', async () => {
    const clerk = await world.as('clerk');
    const response = await clerk.post('/cases', landCase).expect(201);

    expect(response.headers.location).toBe(`/api/v1/cases/${response.body.code}`);
    expect(response.body).toMatchObject({
      state: 'triage',
      stateValue: 'triage',
      number: null,
      type: 'land',
    });
    expect(response.body.stateLabel).toMatch(/\p{Script=Han}/u);
    expect(response.body.registeredAt).toBe('2026-11-24T09:00:00.000+08:00');
    expect(response.body.workflow).toEqual({ name: 'land', version: currentVersion('land') });
    expect(response.body.overlays).toEqual({
      hold: 'none',
      risk: 'none',
      level: 'town',
      supervision: 'none',
    });
    expect(response.body.parties.map((party: { name: string }) => party.name)).toEqual(['迈港村', '龙秋村']);
    expect(response.body.parties[0].hasTelephone).toBe(true);
    expect(response.text).not.toContain('13800000001');
    expect(response.body.parcels[0].areaMu).toBe('55.1000');
    expect(response.body.priorInstruments[0]).toMatchObject({ on: '2010-06-10', effective: true });
  });

  test('same registration, sent twice with one key, gives one case', async () => {
    const clerk = await world.as('clerk');
    const send = () => clerk.post('/cases', landCase).set('Idempotency-Key', 'reg-1');
    const first = await send().expect(201);
    const second = await send().expect(201);
    const other = await clerk.post('/cases', { ...landCase, title: '别的' }).set('Idempotency-Key', 'reg-1');

    expect(second.body.id).toBe(first.body.id);
    expect(other.status).toBe(422);
  });

  test('case, fetched by id and by code, is the same; unchanged, it is not sent again', async () => {
    const { id, code } = await register();
    const clerk = await world.as('clerk');
    const byId = await clerk.get(`/cases/${id}`).expect(200);
    const byCode = await clerk.get(`/cases/${code}`).expect(200);

    expect(byCode.body).toEqual(byId.body);
    expect(byId.headers.etag).toMatch(/^"1-[0-9a-f]{16}"$/);
    await clerk.get(`/cases/${id}`).set('If-None-Match', String(byId.headers.etag)).expect(304);
  });

  test('case of another town, asked for by its coordinator, is absent like one that never was', async () => {
    const { id } = await register();
    const stranger = await world.as('coordinator2');
    const hidden = await stranger.get(`/cases/${id}`).expect(404);
    const absent = await stranger.get('/cases/nothing').expect(404);
    const { requestId: _a, ...left } = hidden.body;
    const { requestId: _b, ...right } = absent.body;

    expect(left).toEqual(right);
    await stranger.post(`/cases/${id}/events`, { event: 'addNote', data: { text: 'x' } }).expect(404);
    await stranger.get(`/cases/${id}/history`).expect(404);
    await stranger.get(`/cases/${id}/attachments`).expect(404);
  });

  test('actions of a case, asked for with all, carry schemas of what is possible and reasons for the rest', async () => {
    const { id } = await register({ details: {} });
    const clerk = await world.as('clerk');
    const possible = await clerk.get(`/cases/${id}/actions`).expect(200);
    const all = await clerk.get(`/cases/${id}/actions?all=1`).expect(200);
    const kinds = possible.body.find((one: { event: string }) => one.event === 'classifyLandKind');

    expect(
      possible.body.every((one: { schema?: object; blocked?: object }) => one.schema && !one.blocked),
    ).toBe(true);
    expect(kinds.schema.properties.landKind.oneOf.length).toBeGreaterThan(2);
    expect(kinds.schema.properties.landKind.title).toBe('土地纠纷种类');
    expect(all.body.length).toBeGreaterThan(possible.body.length);
    const blocked = all.body.find((one: { blocked?: object }) => one.blocked);
    expect(blocked.blocked[0]).toMatchObject({ code: expect.any(String), message: expect.any(String) });
  });

  test('event, fired with the version read, moves the case; fired again with it, meets 409 staleVersion', async () => {
    const { id } = await register();
    const clerk = await world.as('clerk');
    const accept = {
      event: 'accept',
      data: {
        committeeId: 'demo-committee-town',
        applicationForm: 'written',
        applicationReceivedOn: '2026-11-23',
      },
      occurredAt: '2026-11-24T09:00:00+08:00',
      expectedVersion: 1,
    };
    const before = await clerk.get(`/cases/${id}/actions`);
    const options = before.body.find((one: { event: string }) => one.event === 'accept').schema.properties
      .committeeId;
    accept.data.committeeId = options.oneOf[0].const;
    const done = await clerk.post(`/cases/${id}/events`, accept).set('Idempotency-Key', `accept-${id}`);
    expect(done.status, done.text).toBe(200);
    expect(done.body).toMatchObject({ state: 'accepted', version: 2 });
    expect(done.body.number).toMatch(/人调字第\d+号/);
    expect(done.body.proceedings).toHaveLength(1);
    expect(done.body.deadlines[0]).toMatchObject({ kind: expect.stringMatching(/legal|internal/) });

    const replay = await clerk
      .post(`/cases/${id}/events`, accept)
      .set('Idempotency-Key', `accept-${id}`)
      .expect(200);
    expect(replay.headers['idempotency-replayed']).toBe('true');
    expect(replay.body.version).toBe(2);
    const stale = await clerk
      .post(`/cases/${id}/events`, {
        event: 'void',
        data: { reason: '重复' },
        expectedVersion: 1,
      })
      .expect(409);
    expect(stale.body.type).toBe('urn:dingfen:problem:staleVersion');
    expect(stale.body.changes).toEqual([
      { event: 'accept', label: '受理', by: expect.any(String), at: '2026-11-24T09:00:00.000+08:00' },
    ]);
    const other = { ...accept, data: { ...accept.data, note: '别的' } };
    const mismatch = await clerk
      .post(`/cases/${id}/events`, other)
      .set('Idempotency-Key', `accept-${id}`)
      .expect(422);
    expect(mismatch.body.errors[0]).toMatchObject({
      code: 'idempotencyMismatch',
      message: '同一张表单已经提交过其他内容，请重新打开后再填',
    });

    const history = await clerk.get(`/cases/${id}/history`).expect(200);
    expect(history.body.items.map((one: { event: string }) => one.event)).toEqual(['register', 'accept']);
    expect(history.body.items[1]).toMatchObject({
      seq: 2,
      from: 'triage',
      to: 'accepted',
      role: 'clerk',
      previousHash: history.body.items[0].hash,
    });
  });

  test('event that is not possible in this state meets 409 with what is, wrong data 422 with its place', async () => {
    const { id } = await register();
    const clerk = await world.as('clerk');
    const illegal = await clerk
      .post(`/cases/${id}/events`, {
        event: 'archive',
        data: { pages: 3, retention: 'permanent' },
        expectedVersion: 1,
      })
      .expect(409);
    const wrong = await clerk
      .post(`/cases/${id}/events`, {
        event: 'accept',
        data: { committeeId: 'x', applicationForm: 'telepathy' },
        expectedVersion: 1,
      })
      .expect(422);

    expect(illegal.body.type).toBe('urn:dingfen:problem:illegalTransition');
    expect(illegal.body.allowed).toContain('accept');
    expect(wrong.body.errors.map((one: { pointer: string }) => one.pointer).sort()).toEqual([
      '/data/applicationForm',
      '/data/applicationReceivedOn',
    ]);
    const future = await clerk
      .post(`/cases/${id}/events`, {
        event: 'addNote',
        data: { text: '备注' },
        occurredAt: '2027-01-01T00:00:00+08:00',
      })
      .expect(422);
    expect(future.body.errors[0].pointer).toBe('/occurredAt');
  });

  test('event that another role fires, by somebody who may see the case, is refused with 403', async () => {
    const { id } = await register();
    const justice = await world.as('justice');
    const response = await justice.post(`/cases/${id}/events`, {
      event: 'accept',
      data: { committeeId: 'x', applicationForm: 'oral', applicationReceivedOn: '2026-11-20' },
      expectedVersion: 1,
    });

    expect(response.status, response.text).toBe(403);
    expect(response.type).toBe('application/problem+json');
  });

  test('If-Match with the tag of the case serves as the expected version', async () => {
    const { id } = await register();
    const clerk = await world.as('clerk');
    const { headers } = await clerk.get(`/cases/${id}`);
    const body = { event: 'void', data: { reason: '重复登记' } };
    const proposal = { event: 'proposeVoid', data: { reason: '重复登记' } };
    await clerk.post(`/cases/${id}/events`, { ...proposal, expectedVersion: 1 }).expect(200);

    await clerk.post(`/cases/${id}/events`, body).expect(400);
    await clerk.post(`/cases/${id}/events`, body).set('If-Match', '"7-00aa"').expect(409);
    await clerk.post(`/cases/${id}/events`, body).set('If-Match', 'W/"x"').expect(400);
    const coordinator = await world.as('coordinator');
    await coordinator.post(`/cases/${id}/events`, body).set('If-Match', String(headers.etag)).expect(200);
  });

  test('list, filtered and paged, holds every case once and only of the own area', async () => {
    const made = new Set<string>();
    for (let n = 0; n < 3; n += 1) made.add((await register({ title: `列表 ${n}` })).id);
    const clerk = await world.as('clerk');
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await clerk.get(`/cases?type=land&limit=2${cursor}`).expect(200);
      seen.push(...page.body.items.map((one: { id: string }) => one.id));
      cursor = page.body.nextCursor === null ? '' : `&cursor=${page.body.nextCursor}`;
      expect(page.body.total).toBeGreaterThanOrEqual(3);
    } while (cursor !== '');
    const found = await clerk.get(`/cases?q=${encodeURIComponent('坡')}`).expect(200);
    const stranger = await (await world.as('coordinator2')).get('/cases').expect(200);

    expect(new Set(seen).size).toBe(seen.length);
    for (const id of made) expect(seen).toContain(id);
    expect(found.body.items.length).toBeGreaterThan(0);
    expect(stranger.body.items).toEqual([]);
    await clerk.get('/cases?areaCode=440882117').expect(404);
    for (const path of ['/leads', '/statistics/I02/rows', '/statistics/I05/rows', '/cases']) {
      const madeUp = Buffer.from('["tomorrow","x"]').toString('base64url');
      await clerk.get(`${path}?cursor=${madeUp}`).expect(400);
    }
  });

  test('search by telephone, posted, finds the case and stands in the audit log without the number', async () => {
    const { id } = await register({
      parties: [{ side: 'applicant', kind: 'person', name: '何志明', telephone: '13800000077' }],
    });
    const clerk = await world.as('clerk');
    const found = await clerk.post('/cases/search', { telephone: '138-0000-0077' }).expect(200);
    const rows = await world.office.db.read('audit_log').where({ action: 'casesSearchedByNumber' });

    expect(found.body.items.map((one: { id: string }) => one.id)).toEqual([id]);
    expect(rows.length).toBeGreaterThan(0);
    expect(JSON.stringify(rows)).not.toContain('13800000077');
    const byTail = await clerk.post('/cases/search', { tail: '００７７' }).expect(200);
    expect(byTail.body.items.map((one: { id: string }) => one.id)).toContain(id);
    await clerk.post('/cases/search', { tail: '12' }).expect(422);
    await clerk.post('/cases/search', { tail: '0077', telephone: '13800000077' }).expect(422);
    await clerk.post('/cases/search', {}).expect(422);
    await clerk.post('/cases/search', { telephone: '12' }).expect(422);
    await (await world.as('leader')).post('/cases/search', { telephone: '13800000077' }).expect(403);
  });
});
