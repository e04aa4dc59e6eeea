import { load } from 'cheerio';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { triesPerWindow } from '../../src/identity/sign-in-service.ts';
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

test('wrong tries from one address behind a proxy on this machine, beyond the limit, hold up no other address', async () => {
  const tryFrom = async (address: string) => {
    const guest = site.guest();
    const token = load((await guest.get('/sign-in')).text)('input[name=_csrf]').attr('value') ?? '';
    const typed = { _csrf: token, username: 'clerk', password: 'not-the-password', next: '/' };
    return (await guest.post('/sign-in').set('X-Forwarded-For', address).type('form').send(typed)).status;
  };
  for (let tries = 0; tries < triesPerWindow; tries += 1) expect(await tryFrom('10.0.0.7')).toBe(422);

  expect(await tryFrom('10.0.0.7')).toBe(429);
  expect(await tryFrom('10.0.0.8')).toBe(422);
});

// The last: two sites over one store of sessions share the kind of its cookies.
test('metrics of an office with a public address, asked by the address of this machine, come', async () => {
  const { config } = office;
  const served = new TestSite({ ...office, config: { ...config, publicUrl: 'https://tiaojie.example' } });

  expect((await served.guest().get('/metrics')).status).toBe(200);
  expect((await served.guest().get('/sign-in')).status).toBe(400);
});
