import { asInstant } from '../platform/clock.ts';
import { type Cursor, decodeCursor } from '../platform/database/paging.ts';
import { BadRequestError } from '../platform/errors.ts';

/**
 * A place in a list ordered by an instant and an id; null is its beginning. Throws BadRequestError for one that was
 * made up: PostgreSQL would refuse what is no instant with an error of its own.
 */
export function readInstantCursor(text: string | undefined): Cursor | null {
  if (text === undefined) return null;
  const [at, id] = decodeCursor(text, 2);
  if (typeof at !== 'string' || typeof id !== 'string') throw new BadRequestError('cursor');
  try {
    return [asInstant(at), id];
  } catch {
    throw new BadRequestError('cursor');
  }
}
