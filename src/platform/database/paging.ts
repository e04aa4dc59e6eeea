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
  const values =
    text.length > cursorLimit ? undefined : parseJson(Buffer.from(text, 'base64url').toString('utf8'));
  if (!Array.isArray(values) || values.length !== length || !values.every(isCursorValue)) {
    throw new BadRequestError('cursor');
  }
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

/** Orders by the columns and starts after the cursor; the last column must be unique. */
export function keyset<Q extends Knex.QueryBuilder>(
  query: Q,
  columns: readonly string[],
  cursor: Cursor | null,
  direction: 'asc' | 'desc',
): Q {
  if (cursor !== null) whereRowValue(query, columns, direction === 'asc' ? '>' : '<', cursor);
  query.orderBy(columns.map((column) => ({ column, order: direction })));
  return query;
}
