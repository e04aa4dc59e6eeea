import { z } from 'zod';
import type { Day } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  day,
  instant,
  int,
  json,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** One version of an office's own Word template. */
export const wordTable = table('word_templates', {
  id: text(),
  committeeId: text(),
  name: text(),
  no: int(),
  sha256: text(),
  size: int(),
  tags: json<readonly string[]>(z.array(z.string())),
  validFrom: day(),
  validTo: orNull(day()),
  writtenBy: text(),
  writtenAt: instant(),
});
type WordColumns = ColumnsOf<typeof wordTable>;
export type WordTemplate = RowOf<typeof wordTable>;

/** Every version of a committee's templates, by name and number. */
export async function listWordTemplates(db: Db, committeeId: string): Promise<WordTemplate[]> {
  const rows = await db<WordColumns>('word_templates')
    .where({ committee_id: committeeId })
    .orderBy([{ column: 'name' }, { column: 'no' }]);
  return rows.map(wordTable.fromRow);
}

export async function insertWordTemplate(tx: Tx, template: WordTemplate): Promise<void> {
  await wordTable.insert(tx.knex, template);
}

/** Ends every version of a name that has no end yet. */
export async function endWordTemplate(
  tx: Tx,
  committeeId: string,
  name: string,
  validTo: Day,
): Promise<void> {
  await tx
    .knex('word_templates')
    .where({ committee_id: committeeId, name })
    .whereNull('valid_to')
    .update({ valid_to: validTo });
}
