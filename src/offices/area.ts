import type { Day } from '../platform/clock.ts';
import { day, orNull, type RowOf, table, text } from '../platform/database/column-table.ts';

export const areaLevels = ['province', 'city', 'county', 'town', 'village', 'group', 'grid'] as const;
export type AreaLevel = (typeof areaLevels)[number];

/** A node of the tree with the days on which it is in force. */
export const areaTable = table('areas', {
  code: text(),
  name: text(),
  level: text<AreaLevel>(),
  parentCode: orNull(text()),
  /** Codes from the province down, each between slashes: `/440000/440800/440882/`. */
  path: text(),
  validFrom: day(),
  /** First day on which it no longer exists. */
  validTo: orNull(day()),
  source: orNull(text()),
  note: orNull(text()),
});
export type Area = RowOf<typeof areaTable>;

/** A row of the books with a start and, once it ended, an end. */
export interface Dated {
  readonly validFrom: Day;
  readonly validTo: Day | null;
}

export function isInForce(row: Dated, onDay: Day): boolean {
  return row.validFrom <= onDay && (row.validTo === null || onDay < row.validTo);
}

/** The path of an area below another; `null` is above the province. */
export function pathBelow(parentPath: string | null, code: string): string {
  return `${parentPath ?? '/'}${code}/`;
}

/**
 * The half-open range of paths that lie in an area or below it, for `path >= from and path < to`.
 * A path ends with a slash, and '0' is the character that follows it.
 */
export function pathRange(path: string): readonly [from: string, to: string] {
  return [path, `${path.slice(0, -1)}0`];
}

export function isPathWithin(path: string, scopePath: string): boolean {
  return path.startsWith(scopePath);
}
