import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** One time an office led its running cases to a new version of a lifecycle. */
export interface MigrationRun {
  readonly id: string;
  readonly defId: string;
  readonly fromVersion: number;
  readonly toVersion: number;
  readonly state: 'running' | 'done' | 'undoing' | 'undone';
  readonly startedBy: string;
  readonly startedByName: string;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
  /** How many stood on the old version when the run began. */
  readonly total: number;
  readonly moved: number;
  readonly needsPerson: number;
  readonly undone: number;
  /** Id of the last subject looked at. */
  readonly cursor: string;
}

export async function insertRun(tx: Tx, run: MigrationRun): Promise<void> {
  await tx.knex('migration_runs').insert({
    id: run.id,
    def_id: run.defId,
    from_version: run.fromVersion,
    to_version: run.toVersion,
    state: run.state,
    started_by: run.startedBy,
    started_by_name: run.startedByName,
    started_at: run.startedAt,
    finished_at: run.finishedAt,
    total: run.total,
    moved: run.moved,
    needs_person: run.needsPerson,
    undone: run.undone,
    cursor: run.cursor,
  });
}

export async function updateRun(
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<MigrationRun, 'state' | 'finishedAt' | 'moved' | 'needsPerson' | 'undone' | 'cursor'>
  >,
): Promise<void> {
  const columns: Record<string, string | number | null> = {};
  if (changes.state !== undefined) columns['state'] = changes.state;
  if (changes.finishedAt !== undefined) columns['finished_at'] = changes.finishedAt;
  if (changes.moved !== undefined) columns['moved'] = changes.moved;
  if (changes.needsPerson !== undefined) columns['needs_person'] = changes.needsPerson;
  if (changes.undone !== undefined) columns['undone'] = changes.undone;
  if (changes.cursor !== undefined) columns['cursor'] = changes.cursor;
  await tx.knex('migration_runs').where({ id }).update(columns);
}

export async function findRun(db: Db, id: string): Promise<MigrationRun | null> {
  const row = await db('migration_runs').where({ id }).first();
  return row ? fromRow(row) : null;
}

/** The same, kept from others until the transaction ends: the first statement of a batch. */
export async function holdRun(tx: Tx, id: string): Promise<MigrationRun | null> {
  const [row] = await tx.knex('migration_runs').where({ id }).update({ id }).returning('*');
  return row ? fromRow(row) : null;
}

/** The newest first. */
export async function listRuns(db: Db, limit: number): Promise<MigrationRun[]> {
  const rows = await db('migration_runs').orderBy('started_at', 'desc').orderBy('id', 'desc').limit(limit);
  return rows.map(fromRow);
}

/** Runs that are not at their end, the oldest first. */
export async function listUnfinishedRuns(db: Db): Promise<MigrationRun[]> {
  const rows = await db('migration_runs')
    .whereIn('state', ['running', 'undoing'])
    .orderBy(['started_at', 'id']);
  return rows.map(fromRow);
}

export async function insertMoves(
  tx: Tx,
  runId: string,
  moves: readonly { readonly subjectId: string; readonly seq: number }[],
): Promise<void> {
  const rows = moves.map(({ subjectId, seq }) => ({ run_id: runId, subject_id: subjectId, seq }));
  if (rows.length > 0) await tx.knex('migration_moves').insert(rows);
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

interface RunColumns {
  id: string;
  def_id: string;
  from_version: number;
  to_version: number;
  state: MigrationRun['state'];
  started_by: string;
  started_by_name: string;
  started_at: Instant;
  finished_at: Instant | null;
  total: number;
  moved: number;
  needs_person: number;
  undone: number;
  cursor: string;
}

function fromRow(row: RunColumns): MigrationRun {
  return {
    id: row.id,
    defId: row.def_id,
    fromVersion: row.from_version,
    toVersion: row.to_version,
    state: row.state,
    startedBy: row.started_by,
    startedByName: row.started_by_name,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    total: row.total,
    moved: row.moved,
    needsPerson: row.needs_person,
    undone: row.undone,
    cursor: row.cursor,
  };
}
