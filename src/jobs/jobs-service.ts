import type { Viewer } from '../identity/viewer.ts';
import { addMs, type Clock, type Instant } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import type { UnitOfWork } from '../platform/database/unit-of-work.ts';
import { NotFoundError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import type { Logger } from '../platform/logger.ts';
import { type Job, type JobResult, type JobTools, seenState, silentMilliseconds } from './job.ts';
import type { JobFiles } from './job-files.ts';
import {
  beatJob,
  endJob,
  findJob,
  findRunningTwin,
  insertJob,
  listJobs,
  removeJobsBefore,
} from './jobs-repository.ts';

export interface JobsDeps {
  readonly db: Database;
  readonly uow: UnitOfWork;
  readonly clock: Clock;
  readonly log: Logger;
  readonly files: JobFiles;
  /** Whether a person may still have what a job makes of a case; asked each time, not only when it was begun. */
  readonly mayHave: (viewer: Viewer, kind: string, caseId: string) => Promise<boolean>;
}

export interface NewJob {
  readonly kind: string;
  readonly title: string;
  readonly caseId?: string;
  readonly work: (tools: JobTools) => Promise<JobResult>;
}

const keptMilliseconds = 24 * 3600_000;
const beatMilliseconds = 1000;
const shownJobs = 50;

interface Running {
  readonly abort: AbortController;
  /** Known here before the database hears of it: one long transaction may keep every other writer waiting. */
  readonly progress: Readonly<{ done: number; total: number }>;
  readonly ended: Promise<void>;
}

/** Work that takes longer than an answer may: begun, watched, left, taken back; its file is kept for a day. */
export class JobsService {
  readonly #deps: JobsDeps;
  readonly #running = new Map<string, Running>();

  constructor(deps: JobsDeps) {
    this.#deps = deps;
  }

  /**
   * Begins work in the background and gives the job at once; the job that runs already when the same person began the
   * same. The work's own failure ends the job as failed, in the log.
   */
  async start(viewer: Viewer, { kind, title, caseId, work }: NewJob): Promise<Job> {
    const { db, uow, clock } = this.#deps;
    const now = clock.now();
    await this.#sweep(now);
    const { accountId } = viewer;
    const twin = await findRunningTwin(db.read, { accountId, kind, title }, addMs(now, -silentMilliseconds));
    if (twin) return twin;
    const job: Job = {
      id: newId(),
      accountId,
      caseId: caseId ?? null,
      kind,
      title,
      state: 'running',
      done: 0,
      total: 0,
      fileName: null,
      mediaType: null,
      createdAt: now,
      beatAt: now,
      finishedAt: null,
    };
    await uow.run((tx) => insertJob(tx, job));
    const abort = new AbortController();
    const progress = { done: 0, total: 0 };
    const ended = this.#carryOut(job, work, { abort, progress }).finally(() => this.#running.delete(job.id));
    this.#running.set(job.id, { abort, ended, progress });
    return job;
  }

  /** Waits until the job ends, at most so long; only for jobs of this process. */
  async settled(id: string, milliseconds: number): Promise<void> {
    const running = this.#running.get(id);
    if (!running) return;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
    await Promise.race([running.ended, patience]);
    clearTimeout(timer);
  }

  /** The person's own latest jobs, newest first. */
  async list(viewer: Viewer): Promise<Job[]> {
    const jobs = await listJobs(this.#deps.db.read, viewer.accountId, shownJobs);
    return jobs.map((job) => this.#seen(job));
  }

  /** @throws NotFoundError for a job that is not this person's own */
  async find(viewer: Viewer, id: string): Promise<Job> {
    const job = await findJob(this.#deps.db.read, id);
    if (job === null || job.accountId !== viewer.accountId) throw new NotFoundError();
    if (job.caseId !== null && !(await this.#deps.mayHave(viewer, job.kind, job.caseId)))
      throw new NotFoundError();
    return this.#seen(job);
  }

  /** The file a job made. @throws NotFoundError while there is none or when it has expired */
  async file(viewer: Viewer, id: string): Promise<JobResult> {
    const { state, fileName, mediaType } = await this.find(viewer, id);
    if (state !== 'done' || fileName === null || mediaType === null) throw new NotFoundError();
    const bytes = await this.#deps.files.read(id).catch(() => null);
    if (bytes === null) throw new NotFoundError();
    return { name: fileName, mediaType, bytes };
  }

  /** Ends a job that still runs; one that has ended stays as it is. @throws NotFoundError */
  async cancel(viewer: Viewer, id: string): Promise<void> {
    const { uow, clock } = this.#deps;
    await this.find(viewer, id);
    // First of all: its own transaction may be what the next line would wait for.
    this.#running.get(id)?.abort.abort();
    await uow.run((tx) => endJob(tx, id, { state: 'cancelled', at: clock.now() }));
  }

  /** Ends what runs here; for stopping the process. */
  async stop(): Promise<void> {
    const running = [...this.#running.values()];
    for (const { abort } of running) abort.abort();
    await Promise.all(running.map(({ ended }) => ended));
  }

  async #carryOut(
    job: Job,
    work: NewJob['work'],
    {
      abort,
      progress,
    }: { readonly abort: AbortController; readonly progress: { done: number; total: number } },
  ): Promise<void> {
    const { uow, clock, files, log } = this.#deps;
    let isBeating = false;
    const beat = async (): Promise<void> => {
      if (isBeating) return;
      isBeating = true;
      try {
        const goesOn = await uow.run((tx) => beatJob(tx, job.id, { ...progress, beatAt: clock.now() }));
        if (!goesOn) abort.abort();
      } finally {
        isBeating = false;
      }
    };
    const timer = setInterval(() => {
      beat().catch((error: unknown) => log.warn({ job: job.id, error: String(error) }, 'job cannot report'));
    }, beatMilliseconds);
    try {
      const result = await work({
        signal: abort.signal,
        report: (done, total) => Object.assign(progress, { done, total }),
      });
      abort.signal.throwIfAborted();
      await files.put(job.id, result.bytes);
      await uow.run(async (tx) => {
        await beatJob(tx, job.id, { done: progress.total, total: progress.total, beatAt: clock.now() });
        await endJob(tx, job.id, { state: 'done', at: clock.now(), file: result });
      });
    } catch (error) {
      const state = abort.signal.aborted ? 'cancelled' : 'failed';
      if (state === 'failed') log.error({ job: job.id, kind: job.kind, err: error }, 'job failed');
      await uow.run((tx) => endJob(tx, job.id, { state, at: clock.now() })).catch(() => undefined);
    } finally {
      clearInterval(timer);
    }
  }

  #seen(job: Job): Job {
    const running = this.#running.get(job.id);
    if (running !== undefined && job.state === 'running') return { ...job, ...running.progress };
    return { ...job, state: seenState(job, this.#deps.clock.now()) };
  }

  /** Files hold what is in the papers of a case: they do not stay. */
  async #sweep(now: Instant): Promise<void> {
    const { uow, files } = this.#deps;
    const before = addMs(now, -keptMilliseconds);
    const removed = await uow.run((tx) => removeJobsBefore(tx, before));
    for (const id of removed) await files.remove(id);
  }
}
