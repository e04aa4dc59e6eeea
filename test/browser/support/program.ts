import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../../support/free-port.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface RunningProgram {
  readonly url: string;
  readonly output: () => string;
  stop(): Promise<void>;
}

const node = promisify(execFile);

/** An empty folder in production, where commands run before anything is served. */
export interface EmptyOffice {
  run(...command: string[]): Promise<string>;
  serve(): Promise<RunningProgram>;
}

/** What the operating guide has in its file of settings, for a network without TLS. */
export async function openProduction(): Promise<EmptyOffice> {
  const folder = await mkdtemp(join(tmpdir(), 'dingfen-office-'));
  const port = await freePort();
  const settings = {
    ...{ NODE_ENV: 'production', DATA_DIR: folder, DATABASE_URL: '', DEMO: '0', LOG_LEVEL: 'warn' },
    ...{ SECRET_KEY: randomBytes(32).toString('hex'), ALLOW_HTTP: '1', SQLITE_SYNCHRONOUS: 'NORMAL' },
    ...{ PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}` },
  };
  const env = { ...process.env, ...settings };
  return {
    run: async (...command) =>
      (await node(process.execPath, ['scripts/start.mjs', ...command], { cwd: root, env })).stdout.trim(),
    serve: () => startIn(folder, port, settings),
  };
}

/** Starts the program as the README says, with a fresh demo in a folder of its own. */
export async function startProgram(settings: Record<string, string> = {}): Promise<RunningProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'dingfen-browser-'));
  const port = await freePort();
  return startIn(folder, port, {
    ...{ DATABASE_URL: '', DATA_DIR: folder, PORT: String(port), DEMO: '1', LOG_LEVEL: 'warn' },
    // Nobody cuts the power in a test.
    SQLITE_SYNCHRONOUS: 'NORMAL',
    ...settings,
  });
}

async function startIn(
  folder: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<RunningProgram> {
  let output = '';
  const child = spawn(process.execPath, ['scripts/start.mjs', 'serve'], {
    cwd: root,
    env: { ...process.env, ...settings },
  });
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  const url = `http://127.0.0.1:${port}`;
  await untilReady(url, child, () => output);
  return {
    url,
    output: () => output,
    stop: async () => {
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await new Promise((resolve) => child.once('exit', resolve));
      }
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function untilReady(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 3000; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the program ended: ${output()}`);
    const isReady = await fetch(`${url}/health/ready`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the program did not become ready: ${output()}`);
}
