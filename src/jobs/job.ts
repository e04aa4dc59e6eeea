import type { Instant } from '../platform/clock.ts';
import {
  type ColumnsOf,
  instant,
  int,
  orNull,
  type RowOf,
  table,
  text,
} from '../platform/database/column-table.ts';

export type JobState = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** Long work somebody began: how far it is, and the file it made. */
export const jobTable = table('jobs', {
  id: text(),
  accountId: text(),
  /** The case it is about; whoever may no longer see that case may not have the file either. */
  caseId: orNull(text()),
  kind: text(),
  title: text(),
  state: text<JobState>(),
  done: int(),
  total: int(),
  fileName: orNull(text()),
  mediaType: orNull(text()),
  createdAt: instant(),
  /** When the process that does it last said that it lives. */
  beatAt: instant(),
  finishedAt: orNull(instant()),
});
export type Job = RowOf<typeof jobTable>;
export type JobColumns = ColumnsOf<typeof jobTable>;

export interface JobResult {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** What the work is given: where to say how far it is, and when to stop. */
export interface JobTools {
  report(done: number, total: number): void;
  readonly signal: AbortSignal;
}

/** A running job whose process has said nothing for so long will not end any more. */
export const silentMilliseconds = 120_000;

/** The state as a reader should see it. */
export function seenState(job: Pick<Job, 'state' | 'beatAt'>, now: Instant): JobState {
  const isSilent = Date.parse(now) - Date.parse(job.beatAt) > silentMilliseconds;
  return job.state === 'running' && isSilent ? 'interrupted' : job.state;
}
