import { expect, test } from 'vitest';
import { runPart } from './run-part.ts';

const node = (script: string) => ({ command: [process.execPath, '-e', script] });
const quiet = { env: {}, say: () => undefined };

test('long proof, of which one program fails, fails after it has run the others', async () => {
  const outcome = await runPart('mutants', [node('process.exit(3)'), node('process.exit(0)')], quiet);

  expect(outcome).toMatchObject({ isFailed: true, result: '1 of 2 FAILED' });
});

test('long proof, of programs that compute for a while, tells their seconds of CPU', async () => {
  const busy = 'const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end);';
  const outcome = await runPart('mutants', [node(busy)], quiet);

  expect(outcome).toMatchObject({ isFailed: false, result: 'passed' });
  expect(outcome.cpu).toBeGreaterThanOrEqual(0.3);
});

test('long proof, that needs PostgreSQL where no server is named, says that it was skipped', async () => {
  const said: string[] = [];
  const outcome = await runPart('postgres', [{ ...node('process.exit(3)'), needsPostgres: true }], {
    env: {},
    say: (line) => said.push(line),
  });

  expect(outcome).toMatchObject({ isFailed: false, result: '1 of 1 skipped' });
  expect(said.join()).toContain('skipped, TEST_DATABASE_URL names no PostgreSQL');
});
