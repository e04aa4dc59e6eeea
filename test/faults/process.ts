import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Job } from './job.ts';

export interface JobProcess {
  readonly child: ChildProcess;
  /** Settles when the process has opened the database and begins. */
  readonly ready: Promise<void>;
  /** How it ended, and what it reported before. */
  readonly ended: Promise<{
    readonly signal: string | null;
    readonly found: unknown;
    readonly stderr: string;
  }>;
}

/** Starts a process of its own for the job. */
export function startJob(job: Job): JobProcess {
  const script = fileURLToPath(new URL('child.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, JSON.stringify(job)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line === 'ready') resolve();
      else lines.push(line);
    });
    child.once('close', () => resolve());
  });
  const ended = new Promise<Awaited<JobProcess['ended']>>((resolve) => {
    child.once('close', (_code, signal) => {
      const last = lines.at(-1);
      resolve({ signal, found: last === undefined ? null : JSON.parse(last), stderr });
    });
  });
  return { child, ready, ended };
}
