import { z } from 'zod';
import type { Day } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  day,
  instant,
  int,
  json,
  orNull,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** One version of an office's own sentences in one paper. The draft has number 0 and no day. */
export const wordingTable = table('paper_wordings', {
  id: text(),
  committeeId: text(),
  code: text(),
  no: int(),
  texts: json<Readonly<Record<string, string>>>(z.record(z.string(), z.string())),
  /** Why it was changed: a law, a decision of the office. */
  basis: orNull(text()),
  validFrom: orNull(day()),
  /** Never said: a version ends where the next begins. */
  validTo: orNull(day()),
  writtenBy: text(),
  writtenAt: instant(),
});
type WordingColumns = ColumnsOf<typeof wordingTable>;
const fromRow = wordingTable.without('validTo');
export type WordingVersion = ReturnType<typeof fromRow>;

/** Every version of a committee's wording, drafts included, by paper and number. */
export async function listWordings(db: Db, committeeId: string): Promise<WordingVersion[]> {
  const rows = await db<WordingColumns>('paper_wordings')
    .where({ committee_id: committeeId })
    .orderBy([{ column: 'code' }, { column: 'no' }]);
  return rows.map(fromRow);
}

/** The version that holds on a day; null when the office speaks as the release does. */
export async function findWordingOn(
  db: Db,
  committeeId: string,
  code: string,
  day: Day,
): Promise<WordingVersion | null> {
  const row = await db<WordingColumns>('paper_wordings')
    .where({ committee_id: committeeId, code })
    .where('no', '>', 0)
    .where('valid_from', '<=', day)
    .orderBy([
      { column: 'valid_from', order: 'desc' },
      { column: 'no', order: 'desc' },
    ])
    .first();
  return row ? fromRow(row) : null;
}

/** Puts the draft in the place of the one there was. */
export async function saveDraft(tx: Tx, draft: WordingVersion): Promise<void> {
  await removeDraft(tx, draft.committeeId, draft.code);
  await insertWording(tx, draft);
}

export async function removeDraft(tx: Tx, committeeId: string, code: string): Promise<void> {
  await tx.knex('paper_wordings').where({ committee_id: committeeId, code, no: 0 }).delete();
}

export async function insertWording(tx: Tx, version: WordingVersion): Promise<void> {
  await wordingTable.insert(tx.knex, { ...version, validTo: null });
}
