import type { Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { type Job, type JobColumns, type JobState, jobTable } from './job.ts';

export async function insertJob(tx: Tx, job: Job): Promise<void> {
  await jobTable.insert(tx.knex, job);
}

export async function findJob(db: Db, id: string): Promise<Job | null> {
  const row = await db<JobColumns>('jobs').where({ id }).first();
  return row ? jobTable.fromRow(row) : null;
}

/** The same work of the same person, while it still runs. */
export async function findRunningTwin(
  db: Db,
  job: Pick<Job, 'accountId' | 'kind' | 'title'>,
  beatSince: Instant,
): Promise<Job | null> {
  const row = await db<JobColumns>('jobs')
    .where({ account_id: job.accountId, kind: job.kind, title: job.title, state: 'running' })
    .where('beat_at', '>=', beatSince)
    .first();
  return row ? jobTable.fromRow(row) : null;
}

/** The latest jobs of one person, newest first. */
export async function listJobs(db: Db, accountId: string, limit: number): Promise<Job[]> {
  const rows = await db<JobColumns>('jobs')
    .where({ account_id: accountId })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  return rows.map(jobTable.fromRow);
}

/** Says that the job goes on; gives false when it was ended by somebody meanwhile. */
export async function beatJob(
  tx: Tx,
  id: string,
  progress: Pick<Job, 'done' | 'total' | 'beatAt'>,
): Promise<boolean> {
  const changed = await tx
    .knex('jobs')
    .where({ id, state: 'running' })
    .update({ done: progress.done, total: progress.total, beat_at: progress.beatAt });
  return changed === 1;
}

/** Ends a running job; false when it had ended already. */
export async function endJob(
  tx: Tx,
  id: string,
  end: {
    readonly state: JobState;
    readonly at: Instant;
    readonly file?: { readonly name: string; readonly mediaType: string };
  },
): Promise<boolean> {
  const changed = await tx
    .knex('jobs')
    .where({ id, state: 'running' })
    .update({
      state: end.state,
      finished_at: end.at,
      ...(end.file ? { file_name: end.file.name, media_type: end.file.mediaType } : {}),
    });
  return changed === 1;
}

/** Removes the rows of jobs begun before an instant; gives their ids. */
export async function removeJobsBefore(tx: Tx, before: Instant): Promise<string[]> {
  const rows = await tx.knex<JobColumns>('jobs').where('created_at', '<', before).select('id');
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await tx.knex('jobs').whereIn('id', ids).delete();
  return ids;
}
