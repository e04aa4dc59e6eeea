import { createHash } from 'node:crypto';
import { type SessionData, Store } from 'express-session';
import { addMs, type Clock, type Instant, toMs } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import {
  deleteSession,
  deleteSessionsBefore,
  deleteSessionsOf,
  findSession,
  openSessionDatabase,
  type SessionDatabase,
  type SessionRow,
  saveSession,
  touchSession,
} from './sessions-repository.ts';

declare module 'express-session' {
  interface SessionData {
    accountId?: string;
    signedInAt?: Instant;
  }
}

const minuteMs = 60_000;
/** Without a click for so long, the session is over. */
export const idleMs = 30 * minuteMs;
/** So long after signing in it is over in any case. */
export const absoluteMs = 12 * 60 * minuteMs;
/** Reading within this time answers from memory; another process's change is seen after it. */
const cacheMs = 10_000;
const touchEveryMs = minuteMs;
const sweepEveryMs = 10 * minuteMs;

type Done<T = void> = (error?: unknown, value?: T) => void;

/** Sessions by the hash of their id: whoever reads the table cannot take one over. */
export class SessionStore extends Store {
  readonly #database: SessionDatabase;
  readonly #clock: Clock;
  readonly #cache = new Map<string, { row: SessionRow; readAt: number }>();
  readonly #endedAt = new Map<string, Instant>();
  #sweptAt = 0;

  constructor(database: SessionDatabase, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  override get(sid: string, done: Done<SessionData | null>): void {
    answer(this.#read(sid), done);
  }

  override set(sid: string, session: SessionData, done?: Done): void {
    answer(this.#save(sid, session), done);
  }

  override destroy(sid: string, done?: Done): void {
    answer(this.#forget(hashOf(sid)), done);
  }

  override touch(sid: string, _session: SessionData, done?: Done): void {
    answer(this.#touch(sid), done);
  }

  /** Ends every session of an account, in this process at once. */
  async destroyAllOf(accountId: string): Promise<void> {
    this.#endedAt.set(accountId, this.#clock.now());
    this.#forgetCached(accountId);
    await deleteSessionsOf(this.#database.write, accountId);
    // A request under way may have read one again before it was deleted.
    this.#forgetCached(accountId);
  }

  async close(): Promise<void> {
    await this.#database.close();
  }

  async #read(sid: string): Promise<SessionData | null> {
    const sidHash = hashOf(sid);
    const row = await this.#find(sidHash);
    if (row === null) return null;
    if (this.#isOver(row)) {
      await this.#forget(sidHash);
      return null;
    }
    return JSON.parse(row.data) as SessionData;
  }

  async #find(sidHash: string): Promise<SessionRow | null> {
    const cached = this.#cache.get(sidHash);
    if (cached !== undefined && this.#nowMs() - cached.readAt < cacheMs) return cached.row;
    const row = await findSession(this.#database.read, sidHash);
    if (row === null) this.#cache.delete(sidHash);
    else this.#remember(row);
    return row;
  }

  async #save(sid: string, session: SessionData): Promise<void> {
    const sidHash = hashOf(sid);
    const now = this.#clock.now();
    const known = await this.#find(sidHash);
    const row: SessionRow = {
      sidHash,
      accountId: session.accountId ?? null,
      data: JSON.stringify(session),
      createdAt: known?.createdAt ?? now,
      touchedAt: now,
    };
    // A session that was ended while its request ran must not come back with the answer.
    const endedAt = this.#endedAt.get(row.accountId ?? '');
    if (known === null && endedAt !== undefined && (session.signedInAt ?? '') < endedAt) return;
    await saveSession(this.#database.write, row);
    this.#remember(row);
    await this.#sweep();
  }

  async #touch(sid: string): Promise<void> {
    const row = await this.#find(hashOf(sid));
    const now = this.#clock.now();
    if (row === null || toMs(now) - toMs(row.touchedAt) < touchEveryMs) return;
    this.#remember({ ...row, touchedAt: now });
    await touchSession(this.#database.write, row.sidHash, now);
  }

  async #forget(sidHash: string): Promise<void> {
    this.#cache.delete(sidHash);
    await deleteSession(this.#database.write, sidHash);
  }

  #forgetCached(accountId: string): void {
    for (const [key, { row }] of this.#cache) if (row.accountId === accountId) this.#cache.delete(key);
  }

  #remember(row: SessionRow): void {
    this.#cache.set(row.sidHash, { row, readAt: this.#nowMs() });
  }

  #isOver(row: SessionRow): boolean {
    const now = this.#clock.now();
    return addMs(row.touchedAt, idleMs) <= now || addMs(row.createdAt, absoluteMs) <= now;
  }

  /** Sessions nobody comes back for: out of the table and out of memory. */
  async #sweep(): Promise<void> {
    const nowMs = this.#nowMs();
    if (nowMs - this.#sweptAt < sweepEveryMs) return;
    this.#sweptAt = nowMs;
    for (const [key, { readAt }] of this.#cache) if (nowMs - readAt >= cacheMs) this.#cache.delete(key);
    const now = this.#clock.now();
    await deleteSessionsBefore(this.#database.write, {
      touchedAt: addMs(now, -idleMs),
      createdAt: addMs(now, -absoluteMs),
    });
  }

  #nowMs(): number {
    return toMs(this.#clock.now());
  }
}

/** Opens the place of sessions: a file of its own beside a SQLite database, a table on PostgreSQL. */
export async function createSessionStore(deps: {
  database: Database;
  dataDir: string;
  clock: Clock;
}): Promise<SessionStore> {
  return new SessionStore(await openSessionDatabase(deps.database, deps.dataDir), deps.clock);
}

function hashOf(sid: string): string {
  return createHash('sha256').update(sid).digest('hex');
}

function answer<T>(work: Promise<T>, done?: Done<T>): void {
  work.then(
    (value) => done?.(null, value),
    (error: unknown) => done?.(error),
  );
}
