import { AsyncLocalStorage } from 'node:async_hooks';

/** What marks code as running inside a unit of work of one database. */
interface Scope {
  readonly database: object;
  isOpen: boolean;
}

const scopes = new AsyncLocalStorage<Scope>();

/** Whether the calling code runs inside an unfinished unit of work of this database. */
export function isInsideUnitOfWork(database: object): boolean {
  const scope = scopes.getStore();
  return scope?.database === database && scope.isOpen;
}

/** Runs the work marked as inside a unit of work; what it leaves running afterwards counts as outside again. */
export async function insideUnitOfWork<T>(database: object, work: () => Promise<T>): Promise<T> {
  const scope: Scope = { database, isOpen: true };
  try {
    // A query builder starts when it is awaited: that, too, must happen inside.
    return await scopes.run(scope, async () => await work());
  } finally {
    scope.isOpen = false;
  }
}

/** On one writing connection such a query would wait for the transaction that waits for it. */
export class PoolQueryInsideUnitOfWorkError extends Error {
  override readonly name = 'PoolQueryInsideUnitOfWorkError';

  constructor() {
    super('a query on the pool inside a unit of work: use tx.knex');
  }
}
