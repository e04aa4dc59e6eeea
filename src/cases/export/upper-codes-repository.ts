import { z } from 'zod';
import {
  type ColumnsOf,
  day,
  int,
  json,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';

/** What a system of an office above calls a dispute: rows are data, since each of these lists may be corrected. */
export const upperCodeTable = table('upper_codes', {
  id: text(),
  system: text(),
  /** A type of dispute, or `*`. */
  disputeType: text(),
  /** Any of these in subtype or title; none fits every case. */
  words: json<readonly string[]>(z.array(z.string())),
  fromPeople: orNull(int()),
  code: text(),
  label: text(),
  sort: int(),
  basis: orNull(text()),
  validFrom: day(),
  validTo: orNull(day()),
});
export type UpperCode = RowOf<typeof upperCodeTable>;

export async function listUpperCodes(db: Db): Promise<UpperCode[]> {
  const rows = await db<ColumnsOf<typeof upperCodeTable>>('upper_codes').orderBy(['system', 'sort']);
  return rows.map(upperCodeTable.fromRow);
}
