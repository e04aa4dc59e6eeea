import type { Knex } from 'knex';
import { BadRequestError } from '../errors.ts';
import { whereRowValue } from './dialect.ts';

export type CursorValue = string | number;
export type Cursor = readonly CursorValue[];

const cursorLimit = 1000;

/** The place after a row as opaque text: the row's values of the sort columns. */
export function encodeCursor(values: Cursor): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** Reads a cursor with so many values. Throws BadRequestError for anything that was not made by `encodeCursor`. */
export function decodeCursor(text: string, length: number): Cursor {
  const values = valuesOf(text);
  if (values.length !== length) throw new BadRequestError('cursor');
  return values;
}

/** Where a page of a list begins: after the row of these values, or, walking back, before it. */
export interface PageStart {
  readonly values: Cursor;
  readonly isBack: boolean;
}

/** Stands behind the values of a cursor that walks back. */
const backMark = '<';

/** Reads a cursor that `readPage` made. Throws BadRequestError for any other. */
export function decodeStart(text: string, length: number): PageStart {
  const values = valuesOf(text);
  const isBack = values.length === length + 1 && values.at(-1) === backMark;
  if (!isBack && values.length !== length) throw new BadRequestError('cursor');
  return { values: values.slice(0, length), isBack };
}

export interface KeysetPage<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

/**
 * One page of a list that is walked both ways. `read` gives one row more than the page holds, nearest to the start
 * first, as `keyset` orders them; `placeOf` the values of its columns. Who walks back beyond the beginning gets the
 * first page whole, so that pages hold the same rows on both ways.
 */
export async function readPage<Row>(
  start: PageStart | null,
  limit: number,
  read: (start: PageStart | null) => Promise<readonly Row[]>,
  placeOf: (row: Row) => Cursor,
): Promise<KeysetPage<Row>> {
  const found = await read(start);
  const isBack = start?.isBack === true;
  if (isBack && found.length < limit) return readPage(null, limit, read, placeOf);
  const hasMore = found.length > limit;
  const near = found.slice(0, limit);
  const rows = isBack ? near.reverse() : near;
  const [first, last] = [rows[0], rows.at(-1)];
  const before = (values: Cursor): string => encodeCursor([...values, backMark]);
  return {
    rows,
    nextCursor: last !== undefined && (isBack || hasMore) ? encodeCursor(placeOf(last)) : null,
    previousCursor:
      start === null || (isBack && !hasMore)
        ? null
        : before(first === undefined ? start.values : placeOf(first)),
  };
}

function valuesOf(text: string): Cursor {
  const values =
    text.length > cursorLimit ? undefined : parseJson(Buffer.from(text, 'base64url').toString('utf8'));
  if (!Array.isArray(values) || !values.every(isCursorValue)) throw new BadRequestError('cursor');
  return values;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCursorValue(value: unknown): value is CursorValue {
  return typeof value === 'string' ? !value.includes('\0') : Number.isFinite(value);
}

const opposite = { asc: 'desc', desc: 'asc' } as const;

/** Orders by the columns and begins at the start, on the way back in reverse; the last column must be unique. */
export function keyset<Q extends Knex.QueryBuilder>(
  query: Q,
  columns: readonly string[],
  start: PageStart | null,
  direction: 'asc' | 'desc',
): Q {
  const order = start?.isBack ? opposite[direction] : direction;
  if (start !== null) whereRowValue(query, columns, order === 'asc' ? '>' : '<', start.values);
  query.orderBy(columns.map((column) => ({ column, order })));
  return query;
}
