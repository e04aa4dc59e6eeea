import supertest from 'supertest';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { defineApiRoute } from '../../src/api/api-route.ts';
import { templateOf } from '../../src/api/openapi.ts';
import { pointerOf } from '../../src/api/problem.ts';
import { apiLocales } from '../../src/api/texts.ts';
import { catalogueKeys } from '../../src/platform/i18n.ts';
import { playLandStory } from '../stories/land-story.ts';
import { openTestDatabase } from '../support/database.ts';
import { apiDriver } from './api-driver.ts';
import { type ApiWorld, openApiWorld } from './api-world.ts';

interface OpenApi {
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, Response> }>>;
  components: { schemas: { Problem: object } };
}
interface Response {
  content?: Record<string, { schema: object }>;
}

let world: ApiWorld;
let document: OpenApi;
beforeAll(async () => {
  world = await openApiWorld(openTestDatabase);
  await playLandStory(apiDriver(world));
  document = (await supertest(world.app).get('/api/v1/openapi.json').expect(200)).body;
});
afterAll(() => world.close());

function hold(answer: unknown, method: string, path: string, status = '200'): void {
  const schema = document.paths[path]?.[method]?.responses[status]?.content?.['application/json']?.schema;
  if (schema === undefined) throw new Error(`nothing published for ${method} ${path} ${status}`);
  const parsed = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]).safeParse(answer);
  expect(parsed.error?.issues ?? [], `${method} ${path}`).toEqual([]);
}

test('published description lists exactly the registered calls', () => {
  const published = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served = world.api.routes.map((route) => `${route.method} ${templateOf(route.path)}`);
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map((one) => one.operationId),
  );

  expect(published.sort()).toEqual([...served].sort());
  expect(new Set(ids).size).toBe(ids.length);
  expect(served).toEqual(
    expect.arrayContaining([
      'POST /cases',
      'GET /cases',
      'POST /cases/search',
      'GET /cases/{id}',
      'GET /cases/{id}/actions',
      'POST /cases/{id}/events',
      'GET /cases/{id}/history',
      'POST /cases/{id}/attachments',
      'GET /cases/{id}/attachments/{aid}',
      'GET /cases/{id}/documents',
      'POST /cases/{id}/documents/{code}',
      'GET /cases/{id}/documents/{did}.pdf',
      'GET /cases/{id}/volume.pdf',
      'GET /leads',
      'POST /leads',
      'POST /leads/{id}/events',
      'GET /statistics/{indicator}',
      'GET /areas',
      'GET /workflows',
      'GET /workflows/{type}',
      'GET /verify/{code}',
    ]),
  );
});

test('answers of a case in full, held against the published schemas, fit them', async () => {
  const clerk = await world.as('clerk');
  const { body: page } = await clerk.get('/cases').expect(200);
  hold(page, 'get', '/cases');
  const { code } = page.items[0];
  hold((await clerk.get(`/cases/${code}`)).body, 'get', '/cases/{id}');
  hold((await clerk.get(`/cases/${code}/actions?all=1`)).body, 'get', '/cases/{id}/actions');
  hold((await clerk.get(`/cases/${code}/history`)).body, 'get', '/cases/{id}/history');
  hold((await clerk.get(`/cases/${code}/documents`)).body, 'get', '/cases/{id}/documents');
  hold((await clerk.get(`/cases/${code}/attachments`)).body, 'get', '/cases/{id}/attachments');
  hold((await clerk.get('/leads')).body, 'get', '/leads');
  hold((await clerk.get('/areas?q=迈港')).body, 'get', '/areas');
  hold((await clerk.get('/workflows')).body, 'get', '/workflows');
  for (const type of ['labor', 'land', 'lease', 'general', 'lead']) {
    hold((await clerk.get(`/workflows/${type}`).expect(200)).body, 'get', '/workflows/{type}');
  }
  for (const indicator of ['I01', 'I02', 'I05']) {
    for (const groupBy of ['none', 'area', 'type', 'month', 'committee']) {
      const path = `/statistics/${indicator}?from=2020-01-01&to=2020-12-31&groupBy=${groupBy}`;
      hold((await clerk.get(path).expect(200)).body, 'get', '/statistics/{indicator}');
    }
    const rows = await clerk.get(`/statistics/${indicator}/rows?from=2020-01-01&to=2020-12-31`).expect(200);
    hold(rows.body, 'get', '/statistics/{indicator}/rows');
  }
});

test('answer that lacks a member, held against the published schema, does not fit it', () => {
  expect(() => hold({ items: [{}], nextCursor: null }, 'get', '/cases')).toThrow();
  expect(() => hold({ items: [], nextCursor: 1 }, 'get', '/cases')).toThrow();
});

test('problems, held against the published schema, fit it', async () => {
  const clerk = await world.as('clerk');
  const problem = z.fromJSONSchema(
    document.components.schemas.Problem as Parameters<typeof z.fromJSONSchema>[0],
  );
  for (const path of ['/nothing', '/cases?x=1', '/cases?type=war', '/cases/none', '/statistics/I99']) {
    expect(problem.safeParse((await clerk.get(path)).body).success, path).toBe(true);
  }
});

test('description, read by a page builder, carries titles and no words of the page', () => {
  const text = JSON.stringify(document);

  expect(text).not.toMatch(/"widget"|"inputMode"|"zh":/);
  expect(text).toContain('"title"');
});

test('workflow of land disputes, described, names roles, deadlines and legal basis', async () => {
  const { body } = await (await world.as('clerk')).get('/workflows/land').expect(200);
  const accept = body.states
    .find((state: { path: string }) => state.path === 'triage')
    .transitions.find((one: { event: string }) => one.event === 'accept');

  expect(accept.roles).toContain('clerk');
  expect(JSON.stringify(body)).toContain('《人民调解法》');
  await (await world.as('clerk')).get('/workflows/nothing').expect(404);
});

test('call without a policy stops the start', () => {
  const route = {
    method: 'GET',
    path: '/open',
    tag: 'x',
    summary: 'x',
    response: { description: 'x' },
    handler: async () => ({}),
  };

  expect(() => defineApiRoute(route as never)).toThrow(/without policy/);
  expect(() => defineApiRoute({ ...route, policy: { access: 'viewCases' } } as never)).toThrow(
    /without scope/,
  );
});

test('texts of the API, in both languages, have the same keys', () => {
  expect(catalogueKeys(apiLocales['zh-CN'])).toEqual(catalogueKeys(apiLocales.en));
});

test('path of a problem, with signs that a pointer escapes, becomes a JSON pointer', () => {
  expect(pointerOf('')).toBe('');
  expect(pointerOf('obligations.0.amountFen')).toBe('/obligations/0/amountFen');
  expect(pointerOf('a/b.c~d')).toBe('/a~1b/c~0d');
});
