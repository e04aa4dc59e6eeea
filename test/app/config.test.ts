import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ConfigError, type Environment, loadConfig } from '../../src/app/config.ts';

let dir = '';
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'dingfen-config-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const secret = 's'.repeat(32);

function linesOf(env: Environment): readonly string[] {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.lines;
    throw error;
  }
  return [];
}

test('no settings, outside production, give a demo on this machine', () => {
  const config = loadConfig({ DATA_DIR: dir });
  expect(config).toMatchObject({
    host: '127.0.0.1',
    port: 3000,
    dataDir: dir,
    publicUrl: 'http://127.0.0.1:3000',
    isDemo: true,
    isProduction: false,
    isHttpAllowed: true,
    sqliteSynchronous: 'FULL',
  });
  expect(config.databaseUrl).toBeUndefined();
});

test('the secret of a demo, made at the first start, is kept and is the owner’s alone', async () => {
  const first = loadConfig({ DATA_DIR: dir }).secretKey;
  expect(loadConfig({ DATA_DIR: dir }).secretKey).toBe(first);
  expect((await readFile(join(dir, 'secret.key'), 'utf8')).trim()).toBe(first);
  expect((await stat(join(dir, 'secret.key'))).mode & 0o777).toBe(0o600);
});

test('a secret file, emptied, is refused', async () => {
  await writeFile(join(dir, 'secret.key'), '');
  expect(linesOf({ DATA_DIR: dir })[0]).toMatch(/damaged/);
});

test('several mistakes, made at once, give one line each', () => {
  const lines = linesOf({ PORT: '99999', DATABASE_URL: 'mysql://x', DEMO: 'yes', SECRET_KEY: 'short' });
  expect(lines).toHaveLength(4);
  expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual([
    'DATABASE_URL',
    'DEMO',
    'PORT',
    'SECRET_KEY',
  ]);
});

test('a blank setting counts as absent', () => {
  expect(loadConfig({ DATA_DIR: dir, PORT: ' ', DATABASE_URL: '', SECRET_KEY: secret }).port).toBe(3000);
});

test('production, without secret and address, is refused with both reasons', () => {
  expect(linesOf({ NODE_ENV: 'production', DATA_DIR: dir })).toEqual([
    'SECRET_KEY is required in production (at least 32 characters)',
    'PUBLIC_URL is required in production, as https://host',
  ]);
});

test('production, on plain http, is refused unless allowed', () => {
  const env = {
    NODE_ENV: 'production',
    SECRET_KEY: secret,
    PUBLIC_URL: 'http://10.0.0.5:3000',
    DATA_DIR: dir,
  };
  expect(linesOf(env)[0]).toMatch(/ALLOW_HTTP=1/);
  expect(loadConfig({ ...env, ALLOW_HTTP: '1' })).toMatchObject({ isHttpAllowed: true, isDemo: false });
});

test('production, over https, never is a demo', () => {
  const env = {
    NODE_ENV: 'production',
    SECRET_KEY: secret,
    PUBLIC_URL: 'https://dingfen.example/',
    DATA_DIR: dir,
  };
  expect(loadConfig(env)).toMatchObject({
    publicUrl: 'https://dingfen.example',
    isDemo: false,
    isHttpAllowed: false,
  });
  expect(linesOf({ ...env, DEMO: '1' })).toHaveLength(1);
});

test('ways out of the house, set right, are read with secrets from the environment', async () => {
  const path = join(dir, 'gateway.json');
  await writeFile(
    path,
    JSON.stringify({
      url: 'https://sms.example/send',
      headers: { key: '{SMS_KEY}' },
      form: { to: '{to}', text: '{text}' },
    }),
  );
  const { notices } = loadConfig({
    ...{ DATA_DIR: dir, SMS_GATEWAY: path, SMS_KEY: 'k', WECOM_BOT: 'https://qyapi.weixin.qq.com/x?key=k' },
    ...{ SMTP_URL: 'smtp://dingfen@mail.example', SMTP_PASSWORD: 'p', SMTP_FROM: 'dingfen@mail.example' },
  });

  expect(notices).toMatchObject({
    sms: { method: 'POST', secrets: { SMS_KEY: 'k' }, success: { status: [200] } },
    mail: {
      host: 'mail.example',
      port: 587,
      isSecure: false,
      isPlain: false,
      user: 'dingfen',
      password: 'p',
    },
  });
  expect(notices?.wecom?.hostname).toBe('qyapi.weixin.qq.com');
  expect(loadConfig({ DATA_DIR: dir }).notices).toBeUndefined();
});

test('ways out of the house, set wrong, give a line for each mistake and repeat no secret', async () => {
  const path = join(dir, 'gateway.json');
  const gateway = async (file: object | string) => {
    await writeFile(path, typeof file === 'string' ? file : JSON.stringify(file));
    return linesOf({ DATA_DIR: dir, SMS_GATEWAY: path }).map((line) => line.replace(path, 'FILE'));
  };
  const blanks = { to: '{to}', text: '{text}' };

  expect(linesOf({ DATA_DIR: dir, SMS_GATEWAY: join(dir, 'none') })[0]).toMatch(/cannot be read$/);
  expect(await gateway('{"url": "secret')).toEqual(['SMS_GATEWAY FILE is no JSON']);
  expect(
    await gateway({
      url: 'http://sms.example/',
      query: { key: '{SMS_KEY}', who: '{name}' },
      form: {},
      json: {},
    }),
  ).toEqual([
    'SMS_GATEWAY FILE: url must begin with https:// outside the own network',
    'SMS_GATEWAY FILE: json and form exclude each other',
    'SMS_GATEWAY FILE: nothing says {to}: nobody would be reached',
    'SMS_GATEWAY FILE: nothing says {text}: nothing would be said',
    'SMS_GATEWAY FILE: {name} is unknown: use {to}, {text}, {id}, {about} or {SMS_…} of the environment',
    'SMS_GATEWAY FILE: SMS_KEY is not in the environment',
  ]);
  expect(await gateway({ url: 'https://sms.example/{to}', form: blanks })).toEqual([
    'SMS_GATEWAY FILE: url must hold no placeholder: use query',
  ]);
  expect(await gateway({ url: 'http://10.1.2.3/send', form: blanks, success: { path: 'code' } })).toEqual([
    'SMS_GATEWAY FILE: success.path and success.equals belong together',
  ]);
  const smtp = { SMTP_URL: 'smtp://dingfen:hunter2@mail.example', SMTP_TLS: 'none' };
  const lines = linesOf({ DATA_DIR: dir, WECOM_BOT: 'ftp://x/?key=hunter2', ...smtp });
  expect(lines).toEqual([
    'WECOM_BOT must begin with https://',
    'SMTP_URL must hold no password: set SMTP_PASSWORD',
    'SMTP_FROM must be the mail address notices come from',
    'a user in SMTP_URL and SMTP_PASSWORD belong together',
    'SMTP_TLS=none would send the password in the open',
  ]);
});
