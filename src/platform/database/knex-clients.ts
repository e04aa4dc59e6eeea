import { createRequire } from 'node:module';
import { isInsideUnitOfWork, PoolQueryInsideUnitOfWorkError } from './scope.ts';

/**
 * knex's own clients with four faults mended (measured in the tests beside this module):
 * SQLite transactions begin IMMEDIATE, so that reading first and writing later never meets SQLITE_BUSY;
 * a failing ROLLBACK never hides the error that led to it; a COMMIT that did not commit is an error;
 * and no query goes to the pool from inside a unit of work.
 */
const require = createRequire(import.meta.url);

interface RawConnection {
  __knex__disposed?: unknown;
}
interface Answer {
  response?: { command?: string };
}
interface ClientInternals {
  config: { scopeKey?: object };
  transacting?: boolean;
  query(connection: RawConnection, sql: string): Promise<Answer>;
  acquireConnection(): Promise<RawConnection>;
}
interface TransactionInternals {
  client: ClientInternals;
  doNotRejectOnRollback: boolean;
  /** Asked for with the transaction: reads alone, on one state of the database. */
  readOnly?: boolean;
  _completed: boolean;
  _resolver(value?: unknown): void;
  _rejecter(error: unknown): void;
  on(event: 'query-error', listener: (error: { code?: string }) => void): void;
}
type TransactionClass = new (...args: unknown[]) => TransactionInternals;
type ClientClass = new (config: object) => ClientInternals;

const SqliteClientBase = require('knex/lib/dialects/sqlite3/index.js') as ClientClass;
const SqliteTransactionBase =
  require('knex/lib/dialects/sqlite3/execution/sqlite-transaction.js') as TransactionClass;
const PostgresClientBase = require('knex/lib/dialects/postgres/index.js') as ClientClass;
const PostgresTransactionBase =
  require('knex/lib/dialects/postgres/execution/pg-transaction.js') as TransactionClass;

/** After these SQLite may have rolled back by itself; later statements would each commit on their own. */
const abandoning = new Set([
  'SQLITE_FULL',
  'SQLITE_IOERR',
  'SQLITE_NOMEM',
  'SQLITE_INTERRUPT',
  'SQLITE_CORRUPT',
]);

function withSafeEnds(
  Base: TransactionClass,
  begin: { readonly toWrite: string; readonly toRead: string },
): TransactionClass {
  return class SafeTransaction extends Base {
    #failure: unknown;

    async begin(connection: RawConnection): Promise<void> {
      try {
        await this.client.query(connection, this.readOnly === true ? begin.toRead : begin.toWrite);
      } catch (error) {
        this._completed = true;
        throw error;
      }
      this.on('query-error', (error) => {
        if (!abandoning.has(error.code ?? '')) return;
        this.#failure ??= error;
        this._completed = true;
      });
    }

    async commit(connection: RawConnection, value: unknown): Promise<void> {
      if (this.#failure !== undefined) {
        await this.rollback(connection, this.#failure);
        return;
      }
      if (this._completed) {
        this._rejecter(new Error('transaction already complete'));
        return;
      }
      this._completed = true;
      try {
        const answer = await this.client.query(connection, 'COMMIT;');
        // PostgreSQL answers COMMIT with ROLLBACK, and no error, when a failed statement was swallowed before.
        if (answer.response?.command === 'ROLLBACK')
          throw new Error('nothing committed: a statement had failed');
      } catch (error) {
        await abandon(this.client, connection);
        this._rejecter(error);
        return;
      }
      this._resolver(value);
    }

    async rollback(connection: RawConnection, error?: unknown): Promise<void> {
      this._completed = true;
      await abandon(this.client, connection);
      const reason = this.#failure ?? error;
      if (reason === undefined && this.doNotRejectOnRollback) this._resolver();
      else this._rejecter(reason ?? new Error('transaction rolled back'));
    }
  };
}

async function abandon(client: ClientInternals, connection: RawConnection): Promise<void> {
  try {
    await client.query(connection, 'ROLLBACK;');
  } catch (error) {
    const isGoneAlready = error instanceof Error && error.message.includes('no transaction is active');
    // A connection of unknown state goes back to the pool only to be thrown away.
    if (!isGoneAlready) connection.__knex__disposed = error;
  }
}

/** A transaction inside a transaction is a savepoint, which knex handles right: only the outermost is ours. */
function withGuard(Base: ClientClass, Outermost: TransactionClass, Savepoint: TransactionClass): ClientClass {
  return class GuardedClient extends Base {
    transaction(...args: unknown[]): TransactionInternals {
      const Transaction = this.transacting === true ? Savepoint : Outermost;
      return new Transaction(this, ...args);
    }

    override async acquireConnection(): Promise<RawConnection> {
      const { scopeKey } = this.config;
      if (scopeKey !== undefined && isInsideUnitOfWork(scopeKey)) throw new PoolQueryInsideUnitOfWorkError();
      return super.acquireConnection();
    }
  };
}

export const SqliteClient = withGuard(
  SqliteClientBase,
  withSafeEnds(SqliteTransactionBase, { toWrite: 'BEGIN IMMEDIATE;', toRead: 'BEGIN DEFERRED;' }),
  SqliteTransactionBase,
);

export const PostgresClient = withGuard(
  PostgresClientBase,
  withSafeEnds(PostgresTransactionBase, {
    toWrite: 'BEGIN;',
    toRead: 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;',
  }),
  PostgresTransactionBase,
);
