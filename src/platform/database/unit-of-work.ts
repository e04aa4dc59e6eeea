import type { Knex } from 'knex';
import { systemMs } from '../clock.ts';
import { BusyError } from '../errors.ts';
import type { Database, Dialect } from './connect.ts';
import { isBusy, isDiskFull, isOverload } from './dialect.ts';
import { insideUnitOfWork, isInsideUnitOfWork } from './scope.ts';

export interface Tx {
  readonly knex: Knex.Transaction;
  readonly dialect: Dialect;
  /** Runs after the commit, in order; a failure there is logged and changes nothing. */
  afterCommit(fn: () => void | Promise<void>): void;
}

export interface UnitOfWorkOptions {
  /** Units running or waiting at the same time; the next is refused with BusyError. */
  queueLimit?: number;
}

const retries = 3;
const slowMs = 200;

/**
 * One use case, one transaction: everything in `work` is committed or nothing is.
 * On SQLite units run one after the other in order of arrival.
 */
export class UnitOfWork {
  readonly #database: Database;
  readonly #queueLimit: number;
  #pending = 0;
  #commits = 0;

  constructor(database: Database, options: UnitOfWorkOptions = {}) {
    this.#database = database;
    this.#queueLimit = options.queueLimit ?? 100;
  }

  /** Units running or waiting now. */
  get pending(): number {
    return this.#pending;
  }

  /** Units committed so far by this process; whoever remembers what he read compares it. */
  get commits(): number {
    return this.#commits;
  }

  /**
   * Runs the work and commits. After a lock conflict the work runs again, up to three times, so it must have no effect
   * but through `tx`. Throws BusyError when too many units wait or the disk is full, and whatever `work` throws.
   * A unit inside a unit throws: pass `tx` on instead.
   */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    if (isInsideUnitOfWork(this.#scopeKey()))
      throw new Error('a unit of work inside a unit of work: pass tx on');
    if (this.#pending >= this.#queueLimit) throw new BusyError();
    this.#pending += 1;
    try {
      return await this.#runWithRetries(work);
    } finally {
      this.#pending -= 1;
    }
  }

  async #runWithRetries<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await this.#runOnce(work);
      } catch (error) {
        if (isBusy(error) && attempt < retries) {
          await pause(10 * 2 ** attempt * (1 + Math.random()));
          continue;
        }
        throw this.#translate(error);
      }
    }
  }

  async #runOnce<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { write, dialect, log } = this.#database;
    const afterCommit: (() => void | Promise<void>)[] = [];
    let startedMs = 0;
    const result = await write.transaction((knex) => {
      startedMs = systemMs();
      const tx: Tx = { knex, dialect, afterCommit: (fn) => void afterCommit.push(fn) };
      return insideUnitOfWork(this.#scopeKey(), () => work(tx));
    });
    this.#commits += 1;
    const tookMs = systemMs() - startedMs;
    if (tookMs > slowMs) log?.warn({ tookMs }, 'slow unit of work');
    for (const fn of afterCommit) {
      try {
        await fn();
      } catch (error) {
        log?.error({ err: error }, 'failed after commit');
      }
    }
    return result;
  }

  /** The key the guarded connections of this database know their scope by. */
  #scopeKey(): object {
    const { scopeKey } = this.#database.write.client.config as { scopeKey?: object };
    return scopeKey ?? this.#database;
  }

  #translate(error: unknown): unknown {
    if (isDiskFull(error)) return new BusyError('diskFull', {}, 60);
    return isOverload(error) ? new BusyError() : error;
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
