import { load } from 'cheerio';
import type { RequestHandler } from 'express';
import supertest from 'supertest';
import { expect, test } from 'vitest';
import { defineRoutes } from '../../src/web/routes.ts';
import { ownPath } from '../../src/web/safe-path.ts';
import { startServer } from '../../src/web/server.ts';
import { visitor } from './browser-session.ts';
import { demoApp, demoRoutes, navigation } from './demo-app.ts';

test('page, signed out, leads to the sign-in page and back', async () => {
  const response = await supertest(demoApp().express).get('/cases/new?x=1').expect(303);

  expect(response.headers.location).toBe('/sign-in?next=%2Fcases%2Fnew%3Fx%3D1');
});

test('page part asked by htmx, signed out, moves the whole page', async () => {
  const response = await supertest(demoApp().express).get('/').set('HX-Request', 'true').expect(204);

  expect(response.headers['hx-redirect']).toBe('/sign-in?next=%2F');
});

test('page of another role answers 403 and names the office that can', async () => {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');

  const $ = load((await reader.agent.get('/audit').expect(403)).text);

  expect($('main').text()).toContain('审计管理员');
  expect($('h1').length).toBe(1);
});

test('menu shows only what the role may open, with counts', async () => {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');

  const $ = load((await reader.agent.get('/')).text);

  expect(
    $('.side a')
      .toArray()
      .map((link) => $(link).attr('href')),
  ).toEqual(['/', '/cases', '/cases/new', '/report', '/calendar', '/overdue', '/account']);
  expect($('.side .count-alert').text()).toBe('7');
  expect($('.side [aria-current]').attr('href')).toBe('/');
  expect($('.tab-bar a').length).toBe(5);
});

test('bar and page of an absent address, read by who may open neither messages nor cases, offer neither', async () => {
  const reader = visitor(demoApp({ navigation: navigation.filter(({ id }) => id !== 'cases') }).express);
  await reader.signIn('clerk');
  const absent = load((await reader.agent.get('/nowhere').expect(404)).text);

  expect(absent('a[href="/inbox"]').length).toBe(0);
  expect(absent('form[action="/cases"]').length).toBe(0);
  const other = visitor(demoApp().express);
  await other.signIn('clerk');
  expect(load((await other.agent.get('/nowhere')).text)('form[action="/cases"]').length).toBe(2);
});

test('empty section and notice of a page with buttons repeat neither buttons nor title of its head', async () => {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');

  const $ = load((await reader.agent.get('/sections')).text);

  expect($('.head-actions a').text()).toBe('返回案件');
  expect($('.empty').text()).toContain('没有');
  expect($('section').find('a, button, h2, .tag').length).toBe(0);
});

test('account in English reads English until another language is chosen', async () => {
  const reader = visitor(demoApp().express);
  await reader.signIn('auditor');

  expect(load((await reader.agent.get('/')).text)('.side').text()).toContain('Workbench');
  const response = await reader.post('/language', { lang: 'zh-CN', next: '//evil.example' });

  expect(response.headers.location).toBe('/');
  expect(load((await reader.agent.get('/')).text)('.side').text()).toContain('工作台');
});

test('every answer carries the security headers and pages have nothing inline', async () => {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');

  const response = await reader.agent.get('/cases/new');
  const $ = load(response.text);

  expect(response.headers['content-security-policy']).toBe(
    "default-src 'self';script-src 'self';style-src 'self';img-src 'self' blob: data:;object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'",
  );
  expect(response.headers['x-content-type-options']).toBe('nosniff');
  expect(response.headers['x-frame-options']).toBe('DENY');
  expect(response.headers['cache-control']).toBe('no-store');
  expect(response.headers['strict-transport-security']).toBeUndefined();
  expect(response.headers['x-powered-by']).toBeUndefined();
  expect($('style, script:not([src]), [style]').length).toBe(0);
  for (const element of $('*').toArray()) {
    const names = Object.keys('attribs' in element ? element.attribs : {});
    expect(names.filter((name) => name.startsWith('on'))).toEqual([]);
  }
});

test('session cookie on plain http is HttpOnly and Lax, behind https also Secure and host-bound', async () => {
  const plain = await supertest(demoApp().express).get('/sign-in');
  const https = demoApp({ publicUrl: 'https://dingfen.example' }).express;
  const secure = await supertest(https)
    .get('/sign-in')
    .set('Host', 'dingfen.example')
    .set('X-Forwarded-Proto', 'https');

  expect(plain.headers['set-cookie']?.[0]).toMatch(/^dingfen=.*; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(secure.headers['set-cookie']?.[0]).toMatch(
    /^__Host-dingfen=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(secure.headers['strict-transport-security']).toContain('max-age');
  expect(secure.headers['content-security-policy']).toContain('upgrade-insecure-requests');
});

test('foreign host name, public address set, answers 400 while health and what serves any host still answer', async () => {
  const ok: RequestHandler = (_req, res) => void res.send('ok');
  const app = demoApp({
    ...{ publicUrl: 'http://dingfen.example', isReady: async () => false },
    mounts: [
      { path: '/numbers', router: ok, isForAnyHost: true },
      { path: '/api', router: ok },
    ],
  }).express;

  await supertest(app).get('/numbers').expect(200);
  await supertest(app).get('/api').expect(400);

  await supertest(app).get('/sign-in').set('Host', 'evil.example').expect(400);
  await supertest(app).get('/health/live').expect(200);
  await supertest(app).get('/health/ready').expect(503);
});

test('form without token answers 403 and keeps what was typed to send again, codes of places too, secrets never', async () => {
  const secrets = { password: 'secret1', current: 'secret2', repeated: 'secret3', activationCode: 'secret4' };
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');

  const response = await reader.agent
    .post('/cases/new')
    .type('form')
    .send({ _csrf: 'old', facts: '迈港村与龙秋村\n界址争议', areaCode: '440882', ...secrets, _rev: '3' })
    .expect(403);
  const $ = load(response.text);

  expect($('h1').text()).toBe('页面已过期，请重新提交');
  expect($('.typed').text()).toBe('迈港村与龙秋村\n界址争议440882');
  expect($('main form [name=facts]').val()).toBe('迈港村与龙秋村\n界址争议');
  expect($('main form [name=areaCode]').val()).toBe('440882');
  expect($('main form [name=_rev]').val()).toBe('3');
  expect($('main form [name=_csrf]').val()).toMatch(/^[0-9a-f]{64}$/);
  expect(response.text).not.toContain('secret');
});

test.each([
  ['array', { '_csrf[]': 'x' }],
  ['empty', { _csrf: '' }],
  ['two', { _csrf: ['a', 'b'] }],
])('form with %s token answers 403', async (_name, fields) => {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');

  await reader.agent.post('/cases/new').type('form').send(fields).expect(403);
});

test('form from another site gets no page that would let it through', async () => {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');

  const response = await reader.agent
    .post('/cases/new')
    .set('Origin', 'https://evil.example')
    .type('form')
    .send({ facts: 'x' })
    .expect(403);

  expect(load(response.text)('main form').length).toBe(0);
});

test('known path with another method answers 405 with the methods there are', async () => {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');

  expect((await reader.agent.get('/scans').expect(405)).headers.allow).toBe('POST');
  expect((await reader.agent.put('/cases/new').send({}).expect(405)).headers.allow).toBe('GET, HEAD, POST');
  await reader.agent.post('/').expect(405);
  await reader.agent.post('/nowhere').expect(404);
});

test.each([
  ['application/json', '{"a":1}', 415],
  ['text/plain', 'a=1', 415],
  ['application/x-www-form-urlencoded; charset=gb18030', 'a=1', 415],
  ['multipart/form-data; boundary=x', '--x--', 415],
  ['application/x-www-form-urlencoded', `facts=${'a'.repeat(1_100_000)}`, 413],
  ['application/x-www-form-urlencoded', Array.from({ length: 2100 }, (_, n) => `a${n}=1`).join('&'), 400],
])('form sent as %s answers as it must', async (type, body, status) => {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');

  const response = await reader.agent.post('/cases/new').set('Content-Type', type).send(body);

  expect(response.status).toBe(status);
  if (status === 413) expect(response.text).toContain('1 MB');
});

test.each([
  ['/..%2f..%2fsecret', 404],
  ['/fail/%00', 400],
  ['/fail/%E0%A4', 400],
  [`/?${'a=1&'.repeat(2000)}`, 400],
  ['/nowhere', 404],
])('address %s is refused without a stack', async (path, status) => {
  const reader = visitor(demoApp().express);
  await reader.signIn('clerk');

  const response = await reader.agent.get(path);

  expect(response.status).toBe(status);
  expect(response.text).not.toMatch(/\.ts|node_modules|Error:/);
});

test.each([
  ['missing', 404, '不在您的辖区内'],
  ['conflict', 409, '没有保存任何内容'],
  ['stale', 409, '案件已受理'],
  ['invalid', 422, '请填写'],
  ['busy', 503, '2 秒后再试'],
  ['bug', 500, '0759-0000000'],
])('handler that fails with %s answers %i in words', async (how, status, words) => {
  const logged: string[] = [];
  const reader = visitor(demoApp({}, logged).express);
  await reader.signIn('clerk');

  const response = await reader.agent.get(`/fail/${how}?q=张三`);

  expect(response.status).toBe(status);
  expect(load(response.text)('main').text()).toContain(words);
  expect(response.text).not.toContain('秘密');
  if (status === 503) expect(response.headers['retry-after']).toBe('2');
  if (status === 500) {
    const id = String(response.headers['x-request-id']);
    expect(response.text).toContain(id);
    expect(logged.some((line) => line.includes(id) && line.includes('request failed'))).toBe(true);
  }
  expect(logged.join('')).not.toContain(encodeURIComponent('张三'));
});

test('tries beyond the limit answer 429 with the time to wait', async () => {
  const reader = visitor(demoApp().express);
  const csrf = await reader.token();
  const attempt = () => reader.agent.post('/try').type('form').send({ _csrf: csrf });

  await attempt().expect(200);
  await attempt().expect(200);
  const response = await attempt().expect(429);

  expect(Number(response.headers['retry-after'])).toBeGreaterThan(0);
});

test('route without policy is refused when it is registered', () => {
  const group = defineRoutes('bare');

  expect(() => group.get('/x', undefined as never, () => undefined)).toThrow(TypeError);
  expect(() => group.get('/x', { access: [] }, () => undefined)).toThrow(TypeError);
  expect(() => demoRoutes().get('/', { access: 'public' }, () => undefined)).toThrow('twice');
});

test('all routes are listed with their policy', () => {
  const { routes } = demoApp();

  expect(routes.length).toBeGreaterThan(8);
  expect(routes.every((route) => route.policy.access.length > 0)).toBe(true);
  expect(routes.some((route) => route.path === '/language')).toBe(true);
});

test('audited route tells the hook its answer', async () => {
  const heard: string[] = [];
  const app = demoApp({ onAudited: ({ action, res }) => void heard.push(`${action} ${res.statusCode}`) });
  const reader = visitor(app.express);
  await reader.signIn('clerk');

  await reader.post('/cases/new', {});

  expect(heard).toEqual(['demo.register 422']);
});

test.each([
  ['/cases?tab=x', '/cases?tab=x'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['/%2f%2fevil', '/'],
  ['javascript:alert(1)', '/'],
  ['https://evil.example', '/'],
  ['/\t/evil.example', '/'],
  [undefined, '/'],
])('next address %s becomes %s', (value, expected) => {
  expect(ownPath(value)).toBe(expected);
});

test('assets carry their hash and are kept a year, without hash they are revalidated', async () => {
  const app = demoApp().express;
  const $ = load((await supertest(app).get('/sign-in')).text);
  const href = String($('link[rel=stylesheet]').attr('href'));

  const hashed = await supertest(app).get(href).expect(200);
  const plain = await supertest(app).get('/assets/htmx.min.js').expect(200);

  expect(hashed.headers['cache-control']).toContain('immutable');
  expect(plain.headers['cache-control']).toBe('public, no-cache');
  await supertest(app)
    .get('/assets/htmx.min.js')
    .set('If-None-Match', String(plain.headers.etag))
    .expect(304);
  await supertest(app).get('/assets/0000000000000000/style.css').expect(404);
  await supertest(app).get('/assets/..%2fpackage.json').expect(404);
});

test('server told to stop finishes the running request and takes no new one', async () => {
  let answer: (isReady: boolean) => void = () => undefined;
  let isAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    isAsked = resolve;
  });
  const isReady = () =>
    new Promise<boolean>((resolve) => {
      answer = resolve;
      isAsked();
    });
  const running = await startServer(demoApp({ isReady }).express, { host: '127.0.0.1', port: 0 });
  const slow = fetch(`${running.url}/health/ready`);
  await asked;

  const stopped = running.stop();
  answer(true);

  expect((await slow).status).toBe(200);
  await stopped;
  await expect(fetch(`${running.url}/health/live`)).rejects.toThrow();
});
