import { join } from 'node:path';
import type { Knex } from 'knex';
import type { Instant } from '../platform/clock.ts';
import { instant, ref, text } from '../platform/database/columns.ts';
import { connectDatabase, type Database, type Db } from '../platform/database/connect.ts';

export interface SessionRow {
  readonly sidHash: string;
  readonly accountId: string | null;
  readonly data: string;
  readonly createdAt: Instant;
  readonly touchedAt: Instant;
}

/** Where sessions live, and how to close it. */
export interface SessionDatabase {
  readonly write: Db;
  readonly read: Db;
  close(): Promise<void>;
}

/**
 * On SQLite a file of its own, so that signing in never waits for a case to be saved; a power cut may lose the last
 * sessions. On PostgreSQL a table beside the others. Makes the table when there is none.
 */
export async function openSessionDatabase(database: Database, dataDir: string): Promise<SessionDatabase> {
  if (database.dialect === 'postgres') {
    await createTable(database.write);
    return { write: database.write, read: database.read, close: async () => {} };
  }
  const own = await connectDatabase({ dataDir: join(dataDir, 'sessions'), synchronous: 'NORMAL' });
  await createTable(own.write);
  return own;
}

async function createTable(knex: Knex): Promise<void> {
  if (await knex.schema.hasTable('sessions')) return;
  try {
    await knex.schema.createTable('sessions', (t) => {
      text(t, 'sid_hash').notNullable().primary();
      ref(t, 'account_id');
      text(t, 'data').notNullable();
      instant(t, 'created_at').notNullable();
      instant(t, 'touched_at').notNullable();
      t.index(['account_id'], 'sessions_account');
      t.index(['touched_at'], 'sessions_touched');
    });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!(await knex.schema.hasTable('sessions'))) throw error;
  }
}

export async function findSession(db: Db, sidHash: string): Promise<SessionRow | null> {
  const row = await db('sessions').where({ sid_hash: sidHash }).first();
  if (row === undefined) return null;
  return {
    sidHash: row.sid_hash,
    accountId: row.account_id,
    data: row.data,
    createdAt: row.created_at,
    touchedAt: row.touched_at,
  };
}

/** Writes the session; what was created stays created when it was. */
export async function saveSession(db: Db, row: SessionRow): Promise<void> {
  const changing = { account_id: row.accountId, data: row.data, touched_at: row.touchedAt };
  await db('sessions')
    .insert({ sid_hash: row.sidHash, created_at: row.createdAt, ...changing })
    .onConflict('sid_hash')
    .merge(changing);
}

export async function touchSession(db: Db, sidHash: string, at: Instant): Promise<void> {
  await db('sessions').where({ sid_hash: sidHash }).update({ touched_at: at });
}

export async function deleteSession(db: Db, sidHash: string): Promise<void> {
  await db('sessions').where({ sid_hash: sidHash }).delete();
}

export async function deleteSessionsOf(db: Db, accountId: string): Promise<void> {
  await db('sessions').where({ account_id: accountId }).delete();
}

export async function deleteSessionsBefore(
  db: Db,
  limits: { touchedAt: Instant; createdAt: Instant },
): Promise<number> {
  return db('sessions')
    .where('touched_at', '<=', limits.touchedAt)
    .orWhere('created_at', '<=', limits.createdAt)
    .delete();
}
