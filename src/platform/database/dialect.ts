import type { Knex } from 'knex';
import { isPostgres } from './dialect-of.ts';

export { dropAppendOnly, makeAppendOnly } from './append-only.ts';
export {
  addSearchTokens,
  createSearchIndex,
  dropSearchIndex,
  positionsOf,
  removeSearchTokens,
  searchCandidates,
  writeSearchTokens,
} from './search-index.ts';

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Whether a statement failed because a row with the same key exists. */
export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error);
  if (code === '23505') return true;
  return code === 'SQLITE_CONSTRAINT' && /UNIQUE constraint failed/.test((error as Error).message);
}

/** Whether a row refers to one that does not exist, or one still referred to was to be deleted. */
export function isForeignKeyViolation(error: unknown): boolean {
  const code = codeOf(error);
  if (code === '23503') return true;
  return code === 'SQLITE_CONSTRAINT' && /FOREIGN KEY constraint failed/.test((error as Error).message);
}

/** Whether the transaction lost a race for a lock and may simply run again. */
export function isBusy(error: unknown): boolean {
  // 40001 serialisation failure, 40P01 deadlock, 55P03 lock timeout.
  return ['SQLITE_BUSY', 'SQLITE_LOCKED', '40001', '40P01', '55P03'].includes(codeOf(error));
}

/** Whether the database could not keep up: the request may be sent again later. */
export function isOverload(error: unknown): boolean {
  if (error instanceof Error && error.name === 'KnexTimeoutError') return true;
  // 53300 too many connections, 57014 statement timeout, 57P01 and 57P03 shutting down or starting.
  return isBusy(error) || ['53300', '57014', '57P01', '57P03'].includes(codeOf(error));
}

/** Whether the disk is full: nothing was saved. */
export function isDiskFull(error: unknown): boolean {
  return ['SQLITE_FULL', '53100'].includes(codeOf(error));
}

/** `YYYY-MM` of a day column, for select and group by. */
export function monthOfDay(knex: Knex, column: string): Knex.Raw<string> {
  return isPostgres(knex)
    ? knex.raw("to_char(??, 'YYYY-MM')", [column])
    : knex.raw('substr(??, 1, 7)', [column]);
}

/** `YYYY-MM` in Asia/Shanghai of an instant column. */
export function monthOfInstant(knex: Knex, column: string): Knex.Raw<string> {
  return isPostgres(knex)
    ? knex.raw("to_char(?? at time zone 'Asia/Shanghai', 'YYYY-MM')", [column])
    : knex.raw("strftime('%Y-%m', ??, '+8 hours')", [column]);
}

/** `YYYY-MM-DD` in Asia/Shanghai of an instant column. */
export function dayOfInstant(knex: Knex, column: string): Knex.Raw<string> {
  return isPostgres(knex)
    ? knex.raw("to_char(?? at time zone 'Asia/Shanghai', 'YYYY-MM-DD')", [column])
    : knex.raw("strftime('%Y-%m-%d', ??, '+8 hours')", [column]);
}

/** `(a, b) < (x, y)`: the one form of keyset paging that both databases answer from the index. */
export function whereRowValue(
  query: Knex.QueryBuilder,
  columns: readonly string[],
  operator: '<' | '>',
  values: readonly (string | number)[],
): void {
  const names = columns.map(() => '??').join(', ');
  const marks = values.map(() => '?').join(', ');
  query.whereRaw(`(${names}) ${operator} (${marks})`, [...columns, ...values]);
}
