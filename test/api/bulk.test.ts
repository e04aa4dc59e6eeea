import { afterAll, beforeAll, expect, test } from 'vitest';
import { Road } from '../mediation/proceedings-world.ts';
import { openTestDatabase } from '../support/database.ts';
import { type ApiWorld, openApiWorld } from './api-world.ts';

let world: ApiWorld;

beforeAll(async () => {
  world = await openApiWorld(openTestDatabase);
});
afterAll(() => world.close());

test('one event for many cases, sent by a coordinator, gets a row for each in the order sent', async () => {
  const roads = [new Road(world.office, 'general'), new Road(world.office, 'general')];
  for (const road of roads) await road.accepted();
  const [one, other] = await Promise.all(roads.map((road) => road.case()));
  const coordinator = await world.as('coordinator');
  const order = {
    event: 'assign',
    data: { mediatorId: 'demo-person-mediator' },
    cases: [
      { id: one?.code, expectedVersion: one?.stateRev },
      { id: other?.id, expectedVersion: 0 },
      { id: 'DFNOWHERE1', expectedVersion: 0 },
    ],
  };
  const answer = await coordinator.post('/cases/bulk', order).set('Idempotency-Key', 'bulk-assign-1');

  expect(answer.status).toBe(200);
  expect(answer.body.items).toMatchObject([
    { code: one?.code, result: 'done', status: 200, type: null, detail: null },
    { code: other?.code, result: 'refused', status: 409, type: 'staleVersion' },
    { id: 'DFNOWHERE1', code: null, result: 'refused', status: 404 },
  ]);
  const again = await coordinator.post('/cases/bulk', order).set('Idempotency-Key', 'bulk-assign-1');
  expect(again.body).toEqual(answer.body);
});

test('one event for many cases, by who may not take it or with an event that is none of these, is refused whole', async () => {
  const mediator = await world.as('mediator');
  const cases = [{ id: 'DF1', expectedVersion: 1 }];

  expect((await mediator.post('/cases/bulk', { event: 'superviseCase', cases })).status).toBe(403);
  expect((await mediator.post('/cases/bulk', { event: 'close', cases })).status).toBe(422);
  expect((await mediator.post('/cases/bulk', { event: 'assign', cases: [] })).status).toBe(422);
});
