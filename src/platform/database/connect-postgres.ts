import knex, { type Knex } from 'knex';
import pg from 'pg';
import { asInstant } from '../clock.ts';
import type { ConnectOptions, Database } from './database.ts';
import { PostgresClient } from './knex-clients.ts';
import { knexLog } from './knex-log.ts';
import { DatabaseSetupError } from './setup-error.ts';

/** Type numbers of PostgreSQL (pg_type). */
const types = { int8: 20, date: 1082, timestamptz: 1184, numeric: 1700 } as const;

interface RawPostgres {
  query(sql: string, done: (error: Error | null) => void): void;
}

const sessionSettings = [
  "set timezone = 'UTC'",
  "set datestyle = 'ISO'",
  'set synchronous_commit = on',
  'set statement_timeout = 10000',
  'set lock_timeout = 5000',
  'set idle_in_transaction_session_timeout = 15000',
].join('; ');

export async function connectPostgres(options: ConnectOptions, databaseUrl: string): Promise<Database> {
  const pool = knex({
    client: PostgresClient as unknown as typeof Knex.Client,
    connection: { connectionString: databaseUrl, types: rowTypes(), application_name: 'dingfen' },
    compileSqlOnError: false,
    log: knexLog(options.log),
    acquireConnectionTimeout: 5000,
    pool: {
      min: 0,
      max: 10,
      afterCreate: (raw: RawPostgres, done: (error: Error | null, raw: RawPostgres) => void) => {
        raw.query(sessionSettings, (error) => done(error, raw));
      },
    },
    scopeKey: {},
  } as Knex.Config);
  try {
    await assertEncoding(pool);
  } catch (error) {
    await pool.destroy();
    throw error;
  }
  return {
    dialect: 'postgres',
    write: pool,
    read: pool,
    close: () => pool.destroy(),
    ...(options.log && { log: options.log }),
  };
}

/** Makes rows the same JavaScript values as on SQLite: instants and days as text, large integers as numbers. */
function rowTypes(): pg.TypeOverrides {
  const overrides = new pg.TypeOverrides();
  overrides.setTypeParser(types.timestamptz, (value) => asInstant(toIso(value)));
  overrides.setTypeParser(types.date, (value) => value);
  overrides.setTypeParser(types.int8, toSafeNumber);
  overrides.setTypeParser(types.numeric, toSafeNumber);
  return overrides;
}

/** '2020-02-18 01:02:03.5+00' → '2020-02-18T01:02:03.5+00:00'. */
function toIso(value: string): string {
  return `${value.replace(' ', 'T')}:00`;
}

function toSafeNumber(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && !Number.isSafeInteger(number))
    throw new RangeError(`number too large: ${value}`);
  return number;
}

async function assertEncoding(pool: Knex): Promise<void> {
  const { rows } = (await pool.raw('show server_encoding')) as { rows: { server_encoding: string }[] };
  const encoding = rows[0]?.server_encoding;
  if (encoding !== 'UTF8') {
    throw new DatabaseSetupError(
      `the PostgreSQL database is encoded in ${encoding}: create one with encoding UTF8`,
    );
  }
}
