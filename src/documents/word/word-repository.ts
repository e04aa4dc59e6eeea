import { z } from 'zod';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** One version of an office's own Word template. */
export interface WordTemplate {
  readonly id: string;
  readonly committeeId: string;
  readonly name: string;
  readonly no: number;
  readonly sha256: string;
  readonly size: number;
  readonly tags: readonly string[];
  readonly validFrom: Day;
  readonly validTo: Day | null;
  readonly writtenBy: string;
  readonly writtenAt: Instant;
}

interface WordRow {
  id: string;
  committee_id: string;
  name: string;
  no: number;
  sha256: string;
  size: number;
  tags: string;
  valid_from: Day;
  valid_to: Day | null;
  written_by: string;
  written_at: Instant;
}

const storedTags = z.array(z.string());

function fromRow(row: WordRow): WordTemplate {
  return {
    id: row.id,
    committeeId: row.committee_id,
    name: row.name,
    no: row.no,
    sha256: row.sha256,
    size: row.size,
    tags: storedTags.parse(JSON.parse(row.tags)),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    writtenBy: row.written_by,
    writtenAt: row.written_at,
  };
}

/** Every version of a committee's templates, by name and number. */
export async function listWordTemplates(db: Db, committeeId: string): Promise<WordTemplate[]> {
  const rows = await db<WordRow>('word_templates')
    .where({ committee_id: committeeId })
    .orderBy([{ column: 'name' }, { column: 'no' }]);
  return rows.map(fromRow);
}

export async function insertWordTemplate(tx: Tx, template: WordTemplate): Promise<void> {
  await tx.knex('word_templates').insert({
    id: template.id,
    committee_id: template.committeeId,
    name: template.name,
    no: template.no,
    sha256: template.sha256,
    size: template.size,
    tags: JSON.stringify(template.tags),
    valid_from: template.validFrom,
    valid_to: template.validTo,
    written_by: template.writtenBy,
    written_at: template.writtenAt,
  });
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
