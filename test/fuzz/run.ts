/**
 * Walks disputes by a seeded search until everything was visited: `npm run fuzz -- [--type T] [--seed N] [--on
 * sqlite|postgres]`. Prints a line for each type; fails when something forbidden was taken or left a trace, something
 * offered was refused, or something was never visited.
 */
import { parseArgs } from 'node:util';
import { type OpenTestDatabase, openPostgresDatabase, openTestDatabase } from '../support/database.ts';
import { beginPostgresRun } from '../support/postgres-run.ts';
import type { CaseType } from './data/registrations.ts';
import { firstSeed, type LongWalk, walkTypes, walkUntilAllSeen } from './walk-types.ts';

const { values } = parseArgs({
  options: {
    type: { type: 'string' },
    seed: { type: 'string', default: String(firstSeed) },
    on: { type: 'string', default: 'sqlite' },
  },
});
const dialect = values.on === 'sqlite' || values.on === 'postgres' ? values.on : null;
const types = walkTypes.filter((type) => values.type === undefined || values.type === type);
const seed = Number(values.seed);
if (dialect === null || types.length === 0 || !Number.isInteger(seed)) {
  throw new RangeError(`--on sqlite|postgres --type ${walkTypes.join('|')} --seed NUMBER`);
}

if (dialect === 'postgres') await onPostgres();
else await walkAll(openTestDatabase);

async function onPostgres(): Promise<void> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) throw new RangeError('TEST_DATABASE_URL names no server');
  const run = await beginPostgresRun(url);
  process.env['TEST_POSTGRES_RUN'] = run.id;
  try {
    await walkAll(openPostgresDatabase);
  } finally {
    await run.end();
  }
}

async function walkAll(open: OpenTestDatabase): Promise<void> {
  for (const type of types) {
    const before = { cpu: process.cpuUsage(), ms: performance.now() };
    const walk = await walkUntilAllSeen(open, type, seed, (line) =>
      process.stderr.write(`${type} ${line}\n`),
    );
    const { user, system } = process.cpuUsage(before.cpu);
    const seconds = [(user + system) / 1e6, (performance.now() - before.ms) / 1e3];
    print(
      type,
      walk,
      seconds.map((one) => one.toFixed(0)),
    );
    if (walk.faults.length + walk.missing.length > 0) process.exitCode = 1;
  }
}

function print(type: CaseType, walk: LongWalk, [cpu, wall]: readonly string[]): void {
  const refused = [...walk.refused.values()].reduce((sum, n) => sum + n, 0);
  const lines = [
    `${type} on ${dialect}, seed ${seed}: ${walk.subjects} cases and leads, ${walk.steps} steps in ${walk.walks} walks`,
    `  ${walk.seen.transitions} transitions, ${walk.seen.states} states`,
    `  ${refused} commands refused in ${walk.refused.size} ways without a trace`,
    `  ${cpu} s of CPU, ${wall} s`,
    ...walk.faults.map((one) => `  FAULT ${one}`),
    ...walk.recorded.map((one) => `  by the recorded commands only ${one}`),
    ...walk.missing.map((one) => `  NEVER VISITED ${one}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
