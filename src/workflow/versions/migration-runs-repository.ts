import { instant, int, orNull, type RowOf, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** One time an office led its running cases to a new version of a lifecycle. */
export const runTable = table('migration_runs', {
  id: text(),
  defId: text(),
  fromVersion: int(),
  toVersion: int(),
  state: text<'running' | 'done' | 'undoing' | 'undone'>(),
  startedBy: text(),
  startedByName: text(),
  startedAt: instant(),
  finishedAt: orNull(instant()),
  /** How many stood on the old version when the run began. */
  total: int(),
  moved: int(),
  needsPerson: int(),
  undone: int(),
  /** Id of the last subject looked at. */
  cursor: text(),
});
export type MigrationRun = RowOf<typeof runTable>;

/** A subject one run moved, and by which entry of its history. */
export const moveTable = table('migration_moves', { runId: text(), subjectId: text(), seq: int() });

export async function insertRun(tx: Tx, run: MigrationRun): Promise<void> {
  await runTable.insert(tx.knex, run);
}

export async function updateRun(
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<MigrationRun, 'state' | 'finishedAt' | 'moved' | 'needsPerson' | 'undone' | 'cursor'>
  >,
): Promise<void> {
  await tx.knex('migration_runs').where({ id }).update(runTable.toChanges(changes));
}

export async function findRun(db: Db, id: string): Promise<MigrationRun | null> {
  const row = await db('migration_runs').where({ id }).first();
  return row ? runTable.fromRow(row) : null;
}

/** The same, kept from others until the transaction ends: the first statement of a batch. */
export async function holdRun(tx: Tx, id: string): Promise<MigrationRun | null> {
  const [row] = await tx.knex('migration_runs').where({ id }).update({ id }).returning('*');
  return row ? runTable.fromRow(row) : null;
}

/** The newest first. */
export async function listRuns(db: Db, limit: number): Promise<MigrationRun[]> {
  const rows = await db('migration_runs').orderBy('started_at', 'desc').orderBy('id', 'desc').limit(limit);
  return rows.map(runTable.fromRow);
}

/** Runs that are not at their end, the oldest first. */
export async function listUnfinishedRuns(db: Db): Promise<MigrationRun[]> {
  const rows = await db('migration_runs')
    .whereIn('state', ['running', 'undoing'])
    .orderBy(['started_at', 'id']);
  return rows.map(runTable.fromRow);
}

export async function insertMoves(
  tx: Tx,
  runId: string,
  moves: readonly { readonly subjectId: string; readonly seq: number }[],
): Promise<void> {
  await moveTable.insert(
    tx.knex,
    moves.map(({ subjectId, seq }) => ({ runId, subjectId, seq })),
  );
}

/** What a run moved, by subject id, after a given one. */
export async function listMoves(
  db: Db,
  runId: string,
  afterId: string,
  limit: number,
): Promise<{ subjectId: string; seq: number }[]> {
  const rows = await db('migration_moves')
    .where({ run_id: runId })
    .where('subject_id', '>', afterId)
    .orderBy('subject_id')
    .limit(limit);
  return rows.map((row) => ({ subjectId: row.subject_id, seq: row.seq }));
}
