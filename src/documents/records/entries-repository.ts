import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { PaperEntry } from './paper-entry.ts';

interface EntryRow {
  id: string;
  case_id: string;
  code: string;
  about_id: string;
  label: string;
  data: string;
  written_by: string;
  written_at: Instant;
  replaced_by: string | null;
  withdrawn_at: Instant | null;
}

const storedData = z.record(z.string(), z.unknown());

function fromRow(row: EntryRow): PaperEntry {
  return {
    id: row.id,
    caseId: row.case_id,
    code: row.code,
    rootId: row.about_id,
    label: row.label,
    data: storedData.parse(JSON.parse(row.data)),
    writtenBy: row.written_by,
    writtenAt: row.written_at,
  };
}

/** What is written and neither followed by a newer version nor taken back, oldest first. */
export async function listEntries(db: Db, caseId: string): Promise<PaperEntry[]> {
  const rows = await db<EntryRow>('paper_entries')
    .where({ case_id: caseId })
    .whereNull('replaced_by')
    .whereNull('withdrawn_at')
    .orderBy([{ column: 'written_at' }, { column: 'id' }]);
  return rows.map(fromRow);
}

/** An entry by its id, whatever became of it. */
export async function findEntry(db: Db, id: string): Promise<PaperEntry | null> {
  const row = await db<EntryRow>('paper_entries').where({ id }).first();
  return row ? fromRow(row) : null;
}

/** The last version of the line an entry belongs to; null when it was taken back or never was. */
export async function findLastVersion(db: Db, caseId: string, id: string): Promise<PaperEntry | null> {
  const row = await db<EntryRow>('paper_entries').where({ id, case_id: caseId }).first('about_id');
  if (!row) return null;
  const last = await db<EntryRow>('paper_entries')
    .where({ case_id: caseId, about_id: row.about_id })
    .whereNull('replaced_by')
    .whereNull('withdrawn_at')
    .first();
  return last ? fromRow(last) : null;
}

/** Writes an entry; false when one with its id is there already, also one written at the same moment. */
export async function insertEntry(tx: Tx, entry: PaperEntry): Promise<boolean> {
  const written = await tx
    .knex('paper_entries')
    .insert({
      id: entry.id,
      case_id: entry.caseId,
      code: entry.code,
      about_id: entry.rootId,
      label: entry.label,
      data: JSON.stringify(entry.data),
      written_by: entry.writtenBy,
      written_at: entry.writtenAt,
    })
    .onConflict('id')
    .ignore()
    .returning('id');
  return written.length === 1;
}

/** Says which version follows; false when another was faster. */
export async function replaceEntry(tx: Tx, id: string, by: string): Promise<boolean> {
  const changed = await tx
    .knex('paper_entries')
    .where({ id })
    .whereNull('replaced_by')
    .whereNull('withdrawn_at')
    .update({ replaced_by: by });
  return changed === 1;
}

export async function withdrawEntry(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const changed = await tx
    .knex('paper_entries')
    .where({ id })
    .whereNull('replaced_by')
    .whereNull('withdrawn_at')
    .update({ withdrawn_at: at });
  return changed === 1;
}
