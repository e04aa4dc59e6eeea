import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { beginPostgresRun, PostgresDatabases } from './postgres-run.ts';

const url = process.env.TEST_DATABASE_URL;

describe.runIf(url !== undefined)('postgres', () => {
  // Among those of eachDatabase().
  const server = url ?? '';

  test('run, ended, leaves none of its databases and touches those of no other', async () => {
    const [mine, other] = [await beginPostgresRun(server), await beginPostgresRun(server)];
    const [myDatabases, theirs] = [mine, other].map(({ id }) => new PostgresDatabases(server, id));
    const [first, second] = [await myDatabases?.create(), await theirs?.create()];

    await mine.end();

    expect(await namesOn(server)).not.toContain(nameOf(first));
    expect(await namesOn(server)).toContain(nameOf(second));
    await other.end();
    expect(await namesOn(server)).not.toContain(nameOf(second));
  });

  test('databases of a run that was killed, are dropped by the next', async () => {
    const killed = new PostgresDatabases(server, 'killed');
    const left = await killed.create();
    await killed.close();

    const next = await beginPostgresRun(server);

    expect(await namesOn(server)).not.toContain(nameOf(left));
    await next.end();
  });
});

async function namesOn(server: string): Promise<string[]> {
  const client = new pg.Client(server);
  await client.connect();
  const { rows } = await client.query('select datname from pg_database');
  await client.end();
  return rows.map((row) => row.datname);
}

function nameOf(address: string | undefined): string {
  return new URL(address ?? '').pathname.slice(1);
}
