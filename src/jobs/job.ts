import type { Instant } from '../platform/clock.ts';

export type JobState = 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted';

/** Long work somebody began: how far it is, and the file it made. */
export interface Job {
  readonly id: string;
  readonly accountId: string;
  /** The case it is about; whoever may no longer see that case may not have the file either. */
  readonly caseId: string | null;
  readonly kind: string;
  readonly title: string;
  readonly state: JobState;
  readonly done: number;
  readonly total: number;
  readonly fileName: string | null;
  readonly mediaType: string | null;
  readonly createdAt: Instant;
  /** When the process that does it last said that it lives. */
  readonly beatAt: Instant;
  readonly finishedAt: Instant | null;
}

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
