import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createTlsServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { readGateway, type SmsGateway } from '../../../src/notices/sending/gateway-file.ts';
import type { OutboundText } from '../../../src/notices/sending/port.ts';
import { smsAdapter } from '../../../src/notices/sending/sms-adapter.ts';
import { type SmtpServer, smtpAdapter } from '../../../src/notices/sending/smtp-adapter.ts';
import { wecomAdapter } from '../../../src/notices/sending/wecom-adapter.ts';
import { httpServer, type Local, listen, type SmtpManners, smtpServer } from './servers.ts';

const dir = mkdtempSync(join(tmpdir(), 'dingfen-notices-'));
const open: Local[] = [];
const limitMs = 250;
const text: OutboundText = {
  id: 'delivery-1',
  to: '13800000001',
  subject: '定分：案件 7F3K9Q2M 有新消息',
  body: '请您于11月24日15时到"田头村"\\委会，编号7F3K9Q2M。',
  about: 'appointment',
};

function kept<S extends Local>(server: S): S {
  open.push(server);
  return server;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function gatewayOf(file: object): SmsGateway {
  const path = join(dir, 'gateway.json');
  writeFileSync(path, JSON.stringify(file));
  const read = readGateway(path, (name) => (name === 'SMS_TOKEN' ? 's3cret' : undefined));
  if ('faults' in read) throw new Error(read.faults.join('\n'));
  return read.gateway;
}

function gatewayAt(port: number, own: object = {}): SmsGateway {
  return gatewayOf({
    url: `http://127.0.0.1:${port}/send`,
    headers: { Authorization: 'Bearer {SMS_TOKEN}' },
    json: { mobile: '{to}', parts: [{ content: '{text}' }], ref: '{id}' },
    success: { status: [200], path: 'data.0.code', equals: 0 },
    ...own,
  });
}

test('gateway, asked with a body in JSON, gets values as values and secrets from the environment', async () => {
  const server = kept(await httpServer((_, __, res) => res.end('{"data":[{"code":0}]}')));

  expect(await smsAdapter(gatewayAt(server.port)).send(text)).toEqual({ kind: 'sent' });
  const [request] = server.received;
  expect(request).toMatchObject({
    method: 'POST',
    url: '/send',
    headers: { authorization: 'Bearer s3cret' },
  });
  expect(JSON.parse(request?.body ?? '')).toEqual({
    mobile: text.to,
    parts: [{ content: text.body }],
    ref: 'delivery-1',
  });
});

test('gateway, asked by a form or a query, gets the same values', async () => {
  const server = kept(await httpServer((_, __, res) => res.end('OK')));
  const plain = { json: undefined, success: { status: [200] } };
  const form = gatewayAt(server.port, { ...plain, form: { to: '{to}', msg: '{text}&x=1' } });
  const query = gatewayAt(server.port, { ...plain, method: 'GET', query: { to: '{to}', msg: '{text}' } });

  expect(await smsAdapter(form).send(text)).toEqual({ kind: 'sent' });
  expect(await smsAdapter(query).send(text)).toEqual({ kind: 'sent' });
  const [sent, asked] = server.received;
  expect(Object.fromEntries(new URLSearchParams(sent?.body))).toEqual({
    to: text.to,
    msg: `${text.body}&x=1`,
  });
  expect(new URL(asked?.url ?? '', 'http://a').searchParams.get('msg')).toBe(text.body);
});

test.each([
  [500, '', { kind: 'refused', reason: 'http 500', isFinal: false }],
  [403, '', { kind: 'refused', reason: 'http 403', isFinal: true }],
  [504, '', { kind: 'lost', reason: 'http 504' }],
  [302, '', { kind: 'refused', reason: 'http 302', isFinal: true }],
  [200, '<html>', { kind: 'lost', reason: 'wrongJson' }],
  [200, '{"data":[]}', { kind: 'refused', reason: 'gateway ', isFinal: true }],
  [200, '{"data":[{"code":"LIMIT"}]}', { kind: 'refused', reason: 'gateway LIMIT', isFinal: true }],
  [200, '{"data":[{"code":"13800000001"}]}', { kind: 'refused', reason: 'gateway ', isFinal: true }],
])(
  'gateway that answers %i %s, asked once, leads to the outcome it proves',
  async (status, body, outcome) => {
    const server = kept(
      await httpServer((_, __, res) => {
        res.writeHead(status, status === 302 ? { location: 'http://169.254.169.254/' } : {});
        res.end(body);
      }),
    );

    expect(await smsAdapter(gatewayAt(server.port)).send(text)).toEqual(outcome);
    expect(server.received).toHaveLength(1);
  },
);

test('gateway that never answers, hangs up or talks without end, once reached, leaves it open whether it sent', async () => {
  const silent = kept(await httpServer(() => undefined));
  const dropping = kept(await httpServer((_, req) => req.socket.destroy()));
  const halfway = kept(
    await httpServer((_, req, res) => {
      res.writeHead(200, { 'content-length': '100' });
      res.write('{"data":');
      setTimeout(() => req.socket.destroy(), 20);
    }),
  );
  const endless = kept(await httpServer((_, __, res) => res.end('x'.repeat(100_000))));
  const send = ({ port }: Local) => smsAdapter(gatewayAt(port), limitMs).send(text);

  expect(await send(silent)).toEqual({ kind: 'lost', reason: 'timeout' });
  expect(await send(dropping)).toEqual({ kind: 'lost', reason: 'dropped' });
  expect(await send(halfway)).toEqual({ kind: 'lost', reason: 'dropped' });
  expect(await send(endless)).toEqual({ kind: 'lost', reason: 'tooLong' });
});

test('gateway that cannot be reached or shows a false certificate, asked, certainly sent nothing', async () => {
  const closed = await httpServer(() => undefined);
  await closed.close();
  const files = ['key.pem', 'cert.pem'].map((name) => join(dir, name));
  const [key = '', cert = ''] = files;
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-batch'],
      ...['-subj', '/CN=127.0.0.1', '-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  );
  let asked = 0;
  const secure = kept(
    await listen(
      createTlsServer({ key: readFileSync(key), cert: readFileSync(cert) }, () => {
        asked += 1;
      }),
    ),
  );
  const false_ = gatewayAt(secure.port, { url: `https://127.0.0.1:${secure.port}/send` });

  expect(await smsAdapter(gatewayAt(closed.port)).send(text)).toEqual({
    ...{ kind: 'refused', reason: 'notReached', isFinal: false },
  });
  expect(await smsAdapter(false_).send(text)).toEqual({ kind: 'refused', reason: 'tls', isFinal: false });
  expect(asked).toBe(0);
});

test('robot of WeCom, told of a notice, says it without markup and calls the person', async () => {
  const answers = ['{"errcode":0}', '{"errcode":45009}', '{"errcode":93000}', 'no'];
  const server = kept(await httpServer((_, __, res) => res.end(answers[server.received.length - 1])));
  const robot = wecomAdapter(new URL(`http://127.0.0.1:${server.port}/cgi-bin/webhook/send?key=k`), limitMs);
  const notice = { ...text, to: 'lin<@all>', body: `<@all> [link](http://x) ${'字'.repeat(3000)}` };
  const outcomes = [];
  for (const _ of answers) outcomes.push(await robot.send(notice));

  expect(outcomes).toEqual([
    { kind: 'sent' },
    { kind: 'refused', reason: 'wecom 45009', isFinal: false },
    { kind: 'refused', reason: 'wecom 93000', isFinal: true },
    { kind: 'lost', reason: 'wrongJson' },
  ]);
  const { msgtype, markdown } = JSON.parse(server.received[0]?.body ?? '{}');
  expect(msgtype).toBe('markdown');
  expect(markdown.content).toMatch(/^<@linall> \*\*定分/);
  expect(markdown.content.match(/<@/g)).toHaveLength(1);
  expect(Buffer.byteLength(markdown.content)).toBeLessThanOrEqual(4096);
});

const mail = { ...text, to: 'lin@kelu.example' };
function mailBy(port: number, own: Partial<SmtpServer> = {}) {
  const plain = { host: '127.0.0.1', port, isSecure: false, isPlain: true, user: null, password: null };
  return smtpAdapter({ ...plain, from: 'dingfen@kelu.example', ...own }, limitMs);
}

test('mail server, given the same text twice, gets one Message-ID', async () => {
  const server = kept(await smtpServer());

  for (const _ of [1, 2]) expect(await mailBy(server.port).send(mail)).toEqual({ kind: 'sent' });
  expect(server.mails).toHaveLength(2);
  for (const one of server.mails) {
    expect(one).toContain('Message-ID: <delivery-1@kelu.example>');
    expect(one).toContain('To: lin@kelu.example');
  }
});

test.each<[string, SmtpManners, object]>([
  ['drops the connection after DATA', { END: 'drop' }, { kind: 'lost', reason: 'dropped' }],
  ['is silent after DATA', { END: 'silence' }, { kind: 'lost', reason: 'timeout' }],
  ['is busy', { RCPT: '451 later' }, { kind: 'refused', reason: 'smtp 451', isFinal: false }],
  [
    'does not know the address',
    { RCPT: '550 unknown' },
    { kind: 'refused', reason: 'smtp 550', isFinal: true },
  ],
  ['does not want the text', { END: '554 spam' }, { kind: 'refused', reason: 'smtp 554', isFinal: true }],
])('mail server that %s, given a text, leads to the outcome it proves', async (_, manners, outcome) => {
  const server = kept(await smtpServer(manners));

  expect(await mailBy(server.port).send(mail)).toEqual(outcome);
});

test('mail server without TLS, or one that refuses it, gets neither password nor text', async () => {
  const without = kept(await smtpServer());
  const refusing = kept(await smtpServer({ EHLO: '250-mail.kelu.example\r\n250 STARTTLS' }));
  const closed = await smtpServer();
  await closed.close();
  const locked = { isPlain: false, user: 'dingfen', password: 'p' };

  for (const { port } of [without, refusing]) {
    expect(await mailBy(port, locked).send(mail)).toEqual({ kind: 'refused', reason: 'tls', isFinal: false });
  }
  expect([...without.mails, ...refusing.mails]).toEqual([]);
  expect(await mailBy(closed.port).send(mail)).toEqual({
    ...{ kind: 'refused', reason: 'notReached', isFinal: false },
  });
});
