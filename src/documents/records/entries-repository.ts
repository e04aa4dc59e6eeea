import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  instant,
  json,
  named,
  orNull,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { PaperEntry } from './paper-entry.ts';

export const entryTable = table('paper_entries', {
  id: text(),
  caseId: text(),
  code: text(),
  rootId: named('about_id', text()),
  label: text(),
  data: json(z.record(z.string(), z.unknown())),
  writtenBy: text(),
  writtenAt: instant(),
  replacedBy: orNull(text()),
  withdrawnAt: orNull(instant()),
});
type EntryColumns = ColumnsOf<typeof entryTable>;

const fromRow = entryTable.without('replacedBy', 'withdrawnAt');

/** What is written and neither followed by a newer version nor taken back, oldest first. */
export async function listEntries(db: Db, caseId: string): Promise<PaperEntry[]> {
  const rows = await db<EntryColumns>('paper_entries')
    .where({ case_id: caseId })
    .whereNull('replaced_by')
    .whereNull('withdrawn_at')
    .orderBy([{ column: 'written_at' }, { column: 'id' }]);
  return rows.map(fromRow);
}

/** An entry by its id, whatever became of it. */
export async function findEntry(db: Db, id: string): Promise<PaperEntry | null> {
  const row = await db<EntryColumns>('paper_entries').where({ id }).first();
  return row ? fromRow(row) : null;
}

/** The last version of the line an entry belongs to; null when it was taken back or never was. */
export async function findLastVersion(db: Db, caseId: string, id: string): Promise<PaperEntry | null> {
  const row = await db<EntryColumns>('paper_entries').where({ id, case_id: caseId }).first('about_id');
  if (!row) return null;
  const last = await db<EntryColumns>('paper_entries')
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
    .insert(entryTable.toColumns({ ...entry, replacedBy: null, withdrawnAt: null }))
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
