import type { Day, Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import type { IntegrityCheck, IntegrityFinding, IntegrityRun } from './integrity.ts';

/** Starts a run. False when another process has taken this night already. */
export async function insertRun(
  tx: Tx,
  run: { readonly id: string; readonly nightOf: Day | null; readonly startedAt: Instant },
): Promise<boolean> {
  const rows = await tx
    .knex('integrity_runs')
    .insert({ id: run.id, night_of: run.nightOf, started_at: run.startedAt })
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
  const rows = report.findings.map((one, index) => ({
    run_id: runId,
    no: index + 1,
    check_name: one.check,
    subject_kind: one.subjectKind,
    subject_id: one.subjectId,
    label: one.label,
    area_path: one.areaPath,
    detail: one.detail,
  }));
  for (let from = 0; from < rows.length; from += 50) {
    await tx.knex('integrity_findings').insert(rows.slice(from, from + 50));
  }
  await tx
    .knex('integrity_runs')
    .where({ id: runId })
    .update({ finished_at: report.finishedAt, subjects: report.subjects, findings: rows.length });
}

/** The newest run that came to its end. */
export async function findLastRun(db: Db): Promise<IntegrityRun | null> {
  const row = await db('integrity_runs').whereNotNull('finished_at').orderBy('finished_at', 'desc').first();
  if (!row) return null;
  return {
    id: row.id,
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    subjects: row.subjects,
    findings: row.findings,
  };
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
  return rows.map((row) => ({
    check: row.check_name,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    label: row.label,
    areaPath: row.area_path,
    detail: row.detail,
  }));
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
