import { beginPostgresRun } from './postgres-run.ts';

/** Before the first test: says what is not run and why; gives the databases of this run a name and drops them at its end. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  const url = process.env['TEST_DATABASE_URL'];
  if (process.env['TEST_ONLY_POSTGRES'] !== '1')
    say('pages in Chromium: they have a suite of their own, npm run test:browser');
  if (url === undefined) {
    say('PostgreSQL: TEST_DATABASE_URL names no server (npm run test:pg)');
    return undefined;
  }
  const run = await beginPostgresRun(url);
  process.env['TEST_POSTGRES_RUN'] = run.id;
  return () => run.end();
}

function say(what: string): void {
  process.stderr.write(`skipped: ${what}\n`);
}
