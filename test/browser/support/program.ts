import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../support/free-port.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

export interface RunningProgram {
  readonly url: string;
  readonly output: () => string;
  stop(): Promise<void>;
}

/** Starts the program as the README says, with a fresh demo in a folder of its own. */
export async function startProgram(settings: Record<string, string> = {}): Promise<RunningProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'dingfen-browser-'));
  const port = await freePort();
  let output = '';
  const child = spawn(process.execPath, ['scripts/start.mjs', 'serve'], {
    cwd: root,
    env: {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: folder,
      PORT: String(port),
      DEMO: '1',
      LOG_LEVEL: 'warn',
      // Nobody cuts the power in a test.
      SQLITE_SYNCHRONOUS: 'NORMAL',
      ...settings,
    },
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
