import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFile } from '../../src/platform/project-root.ts';

/** Resident memory of the built program, demo loaded, after ten quiet seconds. Needs `npm run build`. */
export async function residentMegabytes(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'dingfen-memory-'));
  const child = spawn(process.execPath, [projectFile('dist', 'src', 'main.js'), 'serve'], {
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: folder, PORT: '0', DEMO: '1' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error('the program ended; run npm run build first')));
      child.stdout.on('data', (chunk) => {
        if (String(chunk).includes('http://')) resolve();
      });
    });
    await new Promise((resolve) => setTimeout(resolve, 10_000));
    const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
  } finally {
    child.removeAllListeners('exit');
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));
    await rm(folder, { recursive: true, force: true });
  }
}

/** Resident memory of this process that it shares with nobody, in megabytes (Linux). */
export function proportionalMegabytes(): number {
  const rollup = readFileSync('/proc/self/smaps_rollup', 'utf8');
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? Number.NaN) / 1024;
}
