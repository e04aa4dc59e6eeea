import { asInstant } from '../platform/clock.ts';
import { decodeStart, type PageStart } from '../platform/database/paging.ts';
import { BadRequestError } from '../platform/errors.ts';

/**
 * A place in a list ordered by an instant and an id; null is its beginning. Throws BadRequestError for one that was
 * made up: PostgreSQL would refuse what is no instant with an error of its own.
 */
export function readInstantCursor(text: string | undefined): PageStart | null {
  if (text === undefined) return null;
  const { values, isBack } = decodeStart(text, 2);
  const [at, id] = values;
  if (typeof at !== 'string' || typeof id !== 'string') throw new BadRequestError('cursor');
  try {
    return { values: [asInstant(at), id], isBack };
  } catch {
    throw new BadRequestError('cursor');
  }
}
