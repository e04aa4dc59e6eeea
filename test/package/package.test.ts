import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fontFiles } from '../../scripts/package-plan.ts';
import { freePort } from '../support/free-port.ts';

const run = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), 'dingfen-package-'));
const folder = join(work, 'dingfen');
const program = join(folder, 'dingfen');
const fontsRead = join(work, 'fonts-read');
const most = 150 * 1024 * 1024;

/** Nothing of this checkout: another folder to work in, and only what a fresh machine knows. */
const bare = { PATH: process.env['PATH'], HOME: work, LOG_LEVEL: 'warn' };
const dingfen = async (env: Record<string, string>, ...args: string[]) =>
  (await run(program, args, { cwd: work, env: { ...bare, ...env } })).stdout.trim();

beforeAll(async () => {
  await run('npm', ['run', '-s', 'package', '--', folder]);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('package, weighed on the disk, is at most 150 MB and holds exactly the fonts papers are drawn with', () => {
  const files = filesBelow(folder);
  const bytes = files.reduce((sum, file) => sum + statSync(file).blocks * 512, 0);
  process.stdout.write(`package: ${(bytes / 1024 / 1024).toFixed(0)} MB in ${files.length} files\n`);

  expect(bytes).toBeLessThanOrEqual(most);
  expect(fontsIn(files)).toEqual(fontFiles);
});

test('package in an empty place in production, migrated and served, is ready and lets an administrator in', async () => {
  const port = await freePort();
  const env = {
    ...{ NODE_ENV: 'production', DATA_DIR: join(work, 'production'), PORT: String(port) },
    ...{ SECRET_KEY: 'k'.repeat(64), PUBLIC_URL: `http://127.0.0.1:${port}`, ALLOW_HTTP: '1' },
  };
  await dingfen(env, 'migrate');
  expect(await dingfen(env, 'admin', 'create', '--role', 'sysadmin', 'xitong')).toMatch(/^[\dA-Z-]{19}$/);
  await dingfen(env, 'area', 'import', '雷州市');

  await whileServed(env, port, async (url) => {
    expect((await fetch(`${url}/health/ready`)).status).toBe(200);
    expect((await fetch(`${url}/help/desk`)).status).toBe(200);
    expect(await (await fetch(`${url}/sign-in`)).text()).toContain('人民调解办案系统');
  });
  const backup = join(work, 'office.tar.gz');
  expect(await dingfen(env, 'backup', backup)).toContain('read back and sound');
});

test('package with the demo, served, issues a paper and reads no font it does not hold and all it holds', async () => {
  const port = await freePort();
  const env = {
    ...{ NODE_ENV: 'development', DATA_DIR: join(work, 'demo'), PORT: String(port), FONTS_READ: fontsRead },
    NODE_OPTIONS: `--import=${new URL('watch-fonts.mjs', import.meta.url).href}`,
  };
  await dingfen(env, 'migrate');
  await dingfen(env, 'demo', 'load', '--size', '8');
  const token = await dingfen(env, 'token', 'create', 'mediator', '--scope', 'read,write');
  writeFileSync(fontsRead, '');

  await whileServed(env, port, async (url) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const ask = async (path: string, body?: object) =>
      fetch(`${url}/api/v1${path}`, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
    const { items } = (await (await ask('/cases?limit=50')).json()) as { items: { code: string }[] };
    const pdfs = [];
    for (const { code } of items) {
      const issued = await ask(`/cases/${code}/documents/D03`, {});
      if (issued.status !== 201) continue;
      const place = issued.headers.get('location') ?? '';
      const pdf = await fetch(`${url}${place}`, { headers });
      pdfs.push({
        status: pdf.status,
        begin: Buffer.from(await pdf.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      });
    }

    expect(pdfs.length).toBeGreaterThan(0);
    expect(pdfs.every(({ status, begin }) => status === 200 && begin === '%PDF-')).toBe(true);
  });
  // A character no face has is looked for in all of them.
  const look = `import { FontRegistry } from '${join(folder, 'dist/src/typeset/fonts/font-registry.js')}';
    const fonts = new FontRegistry();
    for (const role of ['body', 'bold', 'head', 'kai', 'fangsong']) fonts.find(role, 0x10fffd);`;
  await run(process.execPath, ['--input-type=module', '-e', look], { cwd: work, env: { ...bare, ...env } });

  const read = readFileSync(fontsRead, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  expect(fontsIn(read)).toEqual(fontFiles);
});

function filesBelow(place: string): string[] {
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

function fontsIn(files: readonly string[]): string[] {
  const fonts = files.filter((file) => /\.(?:ttf|otf|woff2?)$/.test(file));
  return [...new Set(fonts.map((file) => file.split('/node_modules/')[1] ?? file))].sort();
}

async function whileServed(env: Record<string, string>, port: number, look: (url: string) => Promise<void>) {
  const child = spawn(program, ['serve'], { cwd: work, env: { ...bare, ...env } });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      output += chunk;
    });
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url, child, () => output);
    await look(url);
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    if (child.exitCode === null && child.kill('SIGTERM')) await ended;
  }
  expect(child.exitCode, output).toBe(0);
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 1500; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the program ended: ${output()}`);
    if (
      await fetch(`${url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the program did not become ready: ${output()}`);
}
