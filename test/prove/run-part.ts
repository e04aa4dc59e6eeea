import { spawn } from 'node:child_process';
import { type PartName, parts, type Run } from './parts.ts';

export interface Outcome {
  readonly name: PartName;
  readonly result: string;
  readonly isFailed: boolean;
  /** Seconds of this and of all processes it started; a server's are not among them. */
  readonly cpu: number;
  readonly wall: number;
}

interface Surroundings {
  readonly env: NodeJS.ProcessEnv;
  readonly say: (line: string) => void;
}

const here: Surroundings = { env: process.env, say: (line) => process.stdout.write(`${line}\n`) };

/** Runs the programs of one proof, each also when one before it failed. */
export async function runPart(
  name: PartName,
  runs: readonly Run[] = parts[name],
  { env, say }: Surroundings = here,
): Promise<Outcome> {
  const began = performance.now();
  let cpu = 0;
  let failures = 0;
  let skipped = 0;
  for (const run of runs) {
    const line = run.command.join(' ');
    if (run.needsPostgres && env['TEST_DATABASE_URL'] === undefined) {
      say(`\n${name}: skipped, TEST_DATABASE_URL names no PostgreSQL: ${line}`);
      skipped += 1;
      continue;
    }
    say(`\n${name}: ${line}`);
    const ended = await runProgram(run, env);
    cpu += ended.cpu;
    if (ended.code !== 0) failures += 1;
  }
  const said = [
    failures > 0 ? `${failures} of ${runs.length} FAILED` : skipped < runs.length ? 'passed' : '',
    skipped > 0 ? `${skipped} of ${runs.length} skipped` : '',
  ];
  return {
    name,
    result: said.filter((one) => one !== '').join(', '),
    isFailed: failures > 0,
    cpu,
    wall: (performance.now() - began) / 1000,
  };
}

/** The shell knows what its children took, and theirs. */
const script = '"$@"; code=$?; times >&3; exit $code';

function runProgram(
  { command, env }: Run,
  inherited: NodeJS.ProcessEnv,
): Promise<{ code: number; cpu: number }> {
  return new Promise((resolve, reject) => {
    const child = spawn('sh', ['-c', script, 'sh', ...command], {
      env: { ...inherited, ...env },
      stdio: ['inherit', 'inherit', 'inherit', 'pipe'],
    });
    let times = '';
    child.stdio[3]?.on('data', (chunk) => {
      times += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, cpu: secondsOf(times) }));
  });
}

/** Adds up `0m0.01s 0m0.00s` of the shell itself and, in the next line, of what it ran. */
function secondsOf(times: string): number {
  return [...times.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}
