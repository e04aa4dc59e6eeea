import type { Day, Instant } from '../platform/clock.ts';
import { day, instant, int, named, orNull, table, text } from '../platform/database/column-table.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import type { IntegrityCheck, IntegrityFinding, IntegrityRun } from './integrity.ts';

export const runTable = table('integrity_runs', {
  id: text(),
  nightOf: orNull(day()),
  startedAt: instant(),
  finishedAt: orNull(instant()),
  subjects: int(),
  findings: int(),
});
export const findingTable = table('integrity_findings', {
  runId: text(),
  no: int(),
  check: named('check_name', text<IntegrityCheck>()),
  subjectKind: text<IntegrityFinding['subjectKind']>(),
  subjectId: text(),
  label: text(),
  areaPath: text(),
  detail: text(),
});

/** Starts a run. False when another process has taken this night already. */
export async function insertRun(
  tx: Tx,
  run: { readonly id: string; readonly nightOf: Day | null; readonly startedAt: Instant },
): Promise<boolean> {
  const rows = await tx
    .knex('integrity_runs')
    .insert(runTable.toColumns({ ...run, finishedAt: null, subjects: 0, findings: 0 }))
    .onConflict('night_of')
    .ignore()
    .returning('id');
  return rows.length > 0;
}

/** Saves what a run found, numbered in order, and ends it. */
export async function finishRun(
  tx: Tx,
  runId: string,
  report: {
    readonly finishedAt: Instant;
    readonly subjects: number;
    readonly findings: readonly IntegrityFinding[];
  },
): Promise<void> {
  const rows = report.findings.map((one, index) => ({ ...one, runId, no: index + 1 }));
  for (let from = 0; from < rows.length; from += 50) {
    await findingTable.insert(tx.knex, rows.slice(from, from + 50));
  }
  const { finishedAt, subjects } = report;
  const changes = runTable.toChanges({ finishedAt, subjects, findings: rows.length });
  await tx.knex('integrity_runs').where({ id: runId }).update(changes);
}

/** The newest run that came to its end. */
export async function findLastRun(db: Db): Promise<IntegrityRun | null> {
  const row = await db('integrity_runs').whereNotNull('finished_at').orderBy('finished_at', 'desc').first();
  return row ? runTable.without('nightOf')(row) : null;
}

/** The first findings of a run below an area, in the order they were found. */
export async function listFindings(
  db: Db,
  runId: string,
  [from, to]: readonly [string, string],
  limit: number,
): Promise<IntegrityFinding[]> {
  const rows = await db('integrity_findings')
    .where({ run_id: runId })
    .where('area_path', '>=', from)
    .where('area_path', '<', to)
    .orderBy('no')
    .limit(limit);
  return rows.map(findingTable.without('runId', 'no'));
}

/** How many of each kind a run found. */
export async function countFindings(db: Db, runId: string): Promise<Map<IntegrityCheck, number>> {
  const rows: { check_name: IntegrityCheck; n: number | string }[] = await db('integrity_findings')
    .where({ run_id: runId })
    .groupBy('check_name')
    .select('check_name')
    .count({ n: '*' });
  return new Map(rows.map((row) => [row.check_name, Number(row.n)]));
}

/** Puts given-up effects of a case back for the worker. Gives how many. */
export async function retryEffects(tx: Tx, caseId: string, at: Instant): Promise<number> {
  return tx
    .knex('outbox')
    .where({ subject_id: caseId, state: 'failed' })
    .update({ state: 'pending', attempts: 0, available_at: at, last_error: null });
}
