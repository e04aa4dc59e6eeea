import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase } from '../support/database.ts';
import { openOffice, type TestOffice } from '../support/office.ts';
import { TestSite } from '../support/site.ts';

let office: TestOffice;
let site: TestSite;
beforeAll(async () => {
  office = await openOffice(openTestDatabase);
  site = new TestSite(office);
});
afterAll(() => office.close());

test('health, asked of a running office, answers alive and ready', async () => {
  expect((await site.guest().get('/health/live')).status).toBe(200);
  expect((await site.guest().get('/health/ready')).status).toBe(200);
});

test('metrics, asked from this machine, come as Prometheus text', async () => {
  const { status, text } = await site.guest().get('/metrics');

  expect(status).toBe(200);
  expect(text).toMatch(/^dingfen_outbox_pending \d+$/m);
});

test('metrics, asked through a proxy without the token, do not exist', async () => {
  expect((await site.guest().get('/metrics').set('X-Forwarded-For', '10.0.0.9')).status).toBe(404);
});
