import { z } from 'zod';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** One version of an office's own sentences in one paper. The draft has number 0 and no day. */
export interface WordingVersion {
  readonly id: string;
  readonly committeeId: string;
  readonly code: string;
  readonly no: number;
  readonly texts: Readonly<Record<string, string>>;
  /** Why it was changed: a law, a decision of the office. */
  readonly basis: string | null;
  readonly validFrom: Day | null;
  readonly writtenBy: string;
  readonly writtenAt: Instant;
}

interface WordingRow {
  id: string;
  committee_id: string;
  code: string;
  no: number;
  texts: string;
  basis: string | null;
  valid_from: Day | null;
  written_by: string;
  written_at: Instant;
}

const storedTexts = z.record(z.string(), z.string());

function fromRow(row: WordingRow): WordingVersion {
  return {
    id: row.id,
    committeeId: row.committee_id,
    code: row.code,
    no: row.no,
    texts: storedTexts.parse(JSON.parse(row.texts)),
    basis: row.basis,
    validFrom: row.valid_from,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
  };
}

/** Every version of a committee's wording, drafts included, by paper and number. */
export async function listWordings(db: Db, committeeId: string): Promise<WordingVersion[]> {
  const rows = await db<WordingRow>('paper_wordings')
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
  const row = await db<WordingRow>('paper_wordings')
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
  await tx.knex('paper_wordings').insert({
    id: version.id,
    committee_id: version.committeeId,
    code: version.code,
    no: version.no,
    texts: JSON.stringify(version.texts),
    basis: version.basis,
    valid_from: version.validFrom,
    written_by: version.writtenBy,
    written_at: version.writtenAt,
  });
}
