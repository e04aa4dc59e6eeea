import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import knex, { type Knex } from 'knex';
import type { ConnectOptions, Database } from './database.ts';
import { SqliteClient } from './knex-clients.ts';
import { knexLog } from './knex-log.ts';
import { DatabaseSetupError } from './setup-error.ts';

export const sqliteFileName = 'dingfen.sqlite';

/** Before it, a WAL reset could damage the file (SQLite 3.7.0 to 3.51.2). */
const oldestVersion = [3, 51, 3] as const;
const readerCount = 3;

interface RawSqlite {
  exec(sql: string, done: (error: Error | null) => void): void;
  get(sql: string, done: (error: Error | null, row: Record<string, unknown>) => void): void;
}
type Pragmas = readonly (readonly [name: string, set: string, readBack: string | number])[];

/** One writing connection and a few that only read: every other shape of pools was measured to fail. */
export async function connectSqlite(options: ConnectOptions): Promise<Database> {
  await mkdir(options.dataDir, { recursive: true, mode: 0o700 });
  const filename = join(options.dataDir, sqliteFileName);
  const scopeKey = {};
  const open = (size: number, pragmas: Pragmas): Knex =>
    knex({
      client: SqliteClient as unknown as typeof Knex.Client,
      connection: { filename },
      useNullAsDefault: true,
      // The values of a failed statement are personal data and must not reach the log.
      compileSqlOnError: false,
      log: knexLog(options.log),
      acquireConnectionTimeout: 5000,
      pool: {
        min: size,
        max: size,
        idleTimeoutMillis: 2 ** 31 - 1,
        afterCreate: (raw: RawSqlite, done: (error: Error | null, raw: RawSqlite) => void) => {
          setPragmas(raw, pragmas).then(
            () => done(null, raw),
            (error: Error) => done(error, raw),
          );
        },
      },
      scopeKey,
    } as Knex.Config);
  const write = open(1, writerPragmas(options.synchronous ?? 'FULL'));
  const read = open(readerCount, readerPragmas);
  const close = async (): Promise<void> => {
    await read.destroy();
    await write.destroy();
  };
  try {
    await assertVersion(write);
    await read.raw('select 1');
  } catch (error) {
    await close();
    throw error;
  }
  return { dialect: 'sqlite', write, read, close, ...(options.log && { log: options.log }) };
}

const commonPragmas: Pragmas = [
  ['busy_timeout', '5000', 5000],
  ['journal_mode', 'WAL', 'wal'],
  ['foreign_keys', 'ON', 1],
  ['temp_store', 'MEMORY', 2],
  ['trusted_schema', 'OFF', 0],
];

const readerPragmas: Pragmas = [...commonPragmas, ['cache_size', '-16000', -16_000], ['query_only', 'ON', 1]];

function writerPragmas(synchronous: 'FULL' | 'NORMAL'): Pragmas {
  return [
    ...commonPragmas,
    ['synchronous', synchronous, synchronous === 'FULL' ? 2 : 1],
    ['cache_size', '-64000', -64_000],
    ['journal_size_limit', '67108864', 67_108_864],
  ];
}

/** Sets each pragma and reads it back: SQLite ignores what it cannot do, WAL on a network share for one. */
async function setPragmas(raw: RawSqlite, pragmas: Pragmas): Promise<void> {
  for (const [name, set, readBack] of pragmas) {
    await new Promise<void>((resolve, reject) => {
      raw.exec(`PRAGMA ${name} = ${set}`, (error) => (error === null ? resolve() : reject(error)));
    });
    const row = await new Promise<Record<string, unknown>>((resolve, reject) => {
      raw.get(`PRAGMA ${name}`, (error, answer) => (error === null ? resolve(answer) : reject(error)));
    });
    const [actual] = Object.values(row);
    if (actual !== readBack) {
      throw new DatabaseSetupError(`SQLite refused ${name} = ${set}: it answers ${String(actual)}`);
    }
  }
}

async function assertVersion(write: Knex): Promise<void> {
  const [row] = (await write.raw('select sqlite_version() as version')) as { version: string }[];
  if (isOlder(row?.version ?? '0', oldestVersion)) {
    throw new DatabaseSetupError(
      `SQLite ${row?.version} is too old: ${oldestVersion.join('.')} or later is needed`,
    );
  }
}

/** Whether a dotted version comes before another. */
export function isOlder(version: string, oldest: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  const index = oldest.findIndex((part, at) => part !== (parts[at] ?? 0));
  return index >= 0 && (parts[index] ?? 0) < (oldest[index] ?? 0);
}
