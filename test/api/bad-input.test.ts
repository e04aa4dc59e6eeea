import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { type ApiWorld, type Caller, landCase, openApiWorld } from './api-world.ts';

let world: ApiWorld;
let clerk: Caller;
let caseId: string;
beforeAll(async () => {
  world = await openApiWorld(openTestDatabase);
  clerk = await world.as('clerk');
  caseId = (await clerk.post('/cases', landCase).expect(201)).body.id;
});
afterAll(() => world.close());

const rows = async () => {
  const { read } = world.office.db;
  const counts = await Promise.all(
    ['cases', 'history', 'attachments', 'documents', 'leads'].map((table) => read(table).count({ n: '*' })),
  );
  return counts.map(([row]) => Number(row?.n));
};

test.each([
  ['broken JSON', 'application/json', '{"type": "land"', 400, 'badJson'],
  ['a list', 'application/json', '[]', 400, 'bodyRequired'],
  ['a bare text', 'application/json', '"land"', 400, 'badJson'],
  ['no body', 'application/json', '', 400, 'bodyRequired'],
  ['plain text', 'text/plain', '{}', 415, 'unsupportedBody'],
  ['a form', 'application/x-www-form-urlencoded', 'type=land', 415, 'unsupportedBody'],
  ['gb18030', 'application/json; charset=gb18030', '{}', 415, 'unsupportedBody'],
  ['more than 1 MB', 'application/json', `{"title":"${'x'.repeat(1_100_000)}"}`, 413, 'bodyTooLarge'],
])('registration, sent as %s, is refused and nothing is written', async (_what, type, body, status, code) => {
  const before = await rows();
  const response = await clerk.post('/cases').set('Content-Type', type).send(body);

  expect(response.status, response.text).toBe(status);
  expect(response.type).toBe('application/problem+json');
  expect(response.body).toMatchObject({ status, type: `urn:dingfen:problem:${code}` });
  expect(response.text).not.toMatch(/node_modules|at .*\.ts:/);
  expect(await rows()).toEqual(before);
});

test('body that unpacks to more than 1 MB, sent compressed, is too large', async () => {
  const packed = gzipSync(`{"title":"${'x'.repeat(3_000_000)}"}`);
  const server = world.app.listen(0);
  const { port } = server.address() as AddressInfo;
  const token = await world.office.tokens.createToken('clerk');
  const headers = {
    Authorization: `Bearer ${token}`,
    'Content-Type': 'application/json',
    'Content-Encoding': 'gzip',
    'Content-Length': packed.length,
  };
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const request = httpRequest({ port, method: 'POST', path: '/api/v1/cases', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    request.end(packed);
  });
  server.close();

  expect(status).toBe(413);
});

test.each([
  ['an unknown field', { ...landCase, role: 'sys' }, 400],
  ['a field of a prototype', JSON.parse('{"__proto__": {"role": "sys"}, "type": "land"}'), 400],
  ['an unknown detail', { ...landCase, details: { acres: 1 } }, 400],
  ['an unknown field of a party', { ...landCase, parties: [{ ...landCase.parties[0], vip: true }] }, 400],
  ['an unknown type', { ...landCase, type: "labour' OR 1=1--" }, 422],
  ['a day that is none', { ...landCase, occurredOn: '2026-02-30' }, 422],
  ['a day to come', { ...landCase, occurredOn: '2026-11-25' }, 422],
  ['a NUL in the text', { ...landCase, summary: `两村${'\u0000'}争吵` }, 422],
  ['no parties', { ...landCase, parties: [] }, 422],
  ['money with a comma', { ...landCase, type: 'lease', details: { monthlyRentFen: -1 } }, 422],
  ['an area of another town', { ...landCase, areaCode: '440882117' }, 404],
  ['an area that is none', { ...landCase, areaCode: '999999' }, 422],
])('registration with %s answers as the contract says', async (_what, body, status) => {
  const before = await rows();
  const response = await clerk.post('/cases', body);

  expect(response.status, response.text).toBe(status);
  expect(await rows()).toEqual(before);
  if (status === 422) {
    expect(response.body.errors[0]).toMatchObject({
      pointer: expect.stringMatching(/^\//),
      message: expect.stringMatching(/\p{Script=Han}/u),
    });
  }
});

test.each([
  ['page=-1', 400],
  ['size=100000', 400],
  ['limit=100000', 400],
  ['limit=0', 400],
  ['limit=ten', 400],
  ['sort=(select%201)', 400],
  ['state[]=a&state[$ne]=b', 400],
  ['type=land&type=labor', 400],
  ['cursor=%00', 400],
  ['cursor=WzEsMl0', 400],
  [`${'a=1&'.repeat(2000)}b=2`, 400],
  ['type=war', 422],
  ['registeredFrom=2026-02-30', 422],
  ['overdue=perhaps', 422],
])('list of cases, asked with %s, answers %i', async (query, status) => {
  const response = await clerk.get(`/cases?${query}`);

  expect(response.status, response.text).toBe(status);
  expect(response.type).toBe('application/problem+json');
});

test('limit out of range, refused, names the range', async () => {
  const response = await clerk.get('/cases?limit=100000');

  expect(response.body.detail).toContain('200');
});

test.each([
  ['missing', undefined],
  ['text', '1 OR 1'],
  ['a fraction', 1.5],
  ['negative', -1],
  ['null', null],
])('event whose expected version is %s is malformed', async (_what, expectedVersion) => {
  const body = { event: 'void', data: { reason: 'x' }, expectedVersion };
  const response = await clerk.post(`/cases/${caseId}/events`, body);

  expect(response.status).toBe(400);
  expect(response.body.type).toBe('urn:dingfen:problem:badVersion');
});

test.each([
  ['unknown', { event: 'explode', data: {}, expectedVersion: 1 }, 422],
  ['of the system', { event: 'expire', data: {}, expectedVersion: 1 }, [403, 409, 422]],
  ['with an unknown field', { event: 'addNote', data: { text: 'x' }, actor: 'me' }, 400],
  ['with unknown data', { event: 'addNote', data: { text: 'x', role: 'sys' } }, 400],
  ['at no time', { event: 'addNote', data: { text: 'x' }, occurredAt: 'yesterday' }, 422],
  ['without offset', { event: 'addNote', data: { text: 'x' }, occurredAt: '2026-11-01T10:00:00' }, 422],
])('event %s is refused without a trace', async (_what, body, status) => {
  const before = await rows();
  const response = await clerk.post(`/cases/${caseId}/events`, body);

  expect([status].flat(), response.text).toContain(response.status);
  expect(await rows()).toEqual(before);
});

test('idempotency key with control characters or of great length is malformed', async () => {
  await clerk.post('/cases', landCase).set('Idempotency-Key', 'x'.repeat(101)).expect(400);
  await clerk.post('/cases', landCase).set('Idempotency-Key', 'a b').expect(400);
});

test('unknown address is 404, known address with another method 405 with Allow', async () => {
  const unknown = await clerk.get('/nothing').expect(404);
  const wrong = await clerk.post('/cases/x', {}).expect(405);
  const agent = supertest(world.app);
  const removed = await agent.delete('/api/v1/cases').expect(405);

  expect(unknown.type).toBe('application/problem+json');
  expect(wrong.headers.allow).toBe('GET, HEAD');
  expect(removed.headers.allow).toBe('GET, HEAD, POST');
  expect(removed.body.detail).toContain('GET, HEAD, POST');
});

test.each([
  ['no token', undefined],
  ['a session cookie', undefined],
  ['a made-up token', 'Bearer df_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'],
  ['a password', 'Basic Y2xlcms6ZGluZ2Zlbi1kZW1v'],
  ['garbage', 'Bearer  \t'],
])('call with %s is not let in', async (what, authorization) => {
  const call = supertest(world.app).get('/api/v1/cases');
  if (authorization !== undefined) call.set('Authorization', authorization);
  if (what === 'a session cookie') call.set('Cookie', 'dingfen=s%3Aabc.def');
  const response = await call.expect(401);

  expect(response.headers['www-authenticate']).toMatch(/^Bearer /);
  expect(response.body.status).toBe(401);
});

test('unknown caller, sending a large body, is refused before it is read', async () => {
  const response = await supertest(world.app)
    .post('/api/v1/cases')
    .set('Content-Type', 'application/json')
    .send('{"broken');

  expect(response.status).toBe(401);
});

test('token without the scope for it may not write, sign or seal', async () => {
  const reader = await world.as('clerk', ['read']);
  const refused = await reader.post('/cases', landCase).expect(403);
  const mediator = await world.as('chair', ['read', 'write']);
  const sign = await mediator.post(`/cases/${caseId}/events`, {
    event: 'sign',
    data: {},
    expectedVersion: 1,
  });
  const seal = await mediator.post(`/cases/${caseId}/events`, {
    event: 'affixSeal',
    data: {},
    expectedVersion: 1,
  });
  const sealer = await world.as('chair', ['read', 'write', 'seal']);
  const through = await sealer.post(`/cases/${caseId}/events`, {
    event: 'affixSeal',
    data: {},
    expectedVersion: 1,
  });

  expect(refused.body.type).toBe('urn:dingfen:problem:scopeMissing');
  expect([sign.status, seal.status]).toEqual([403, 403]);
  expect(seal.body.type).toBe('urn:dingfen:problem:scopeMissing');
  expect(through.body.type).not.toBe('urn:dingfen:problem:scopeMissing');
});

test('administrators, asking for cases or figures, are refused', async () => {
  for (const username of ['sysadmin', 'secadmin', 'auditor']) {
    const caller = await world.as(username);
    await caller.get('/cases').expect(403);
    await caller.get('/statistics/I02').expect(403);
    await caller.post('/cases', landCase).expect(403);
  }
});

test('messages follow Accept-Language, Chinese by default', async () => {
  const chinese = await clerk.get('/cases?type=war');
  const english = await clerk.get('/cases?type=war').set('Accept-Language', 'en-GB,en;q=0.9');

  expect(chinese.body.detail).toMatch(/\p{Script=Han}/u);
  expect(english.body.detail).not.toMatch(/\p{Script=Han}/u);
  expect(english.body.errors[0].message).not.toMatch(/\p{Script=Han}/u);
});
