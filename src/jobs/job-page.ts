import { legalDay, legalTime } from '../platform/clock.ts';
import type { Translate } from '../platform/i18n.ts';
import type { PageHead, Tag, TagTone } from '../web/pages/render.ts';
import type { Job, JobState } from './job.ts';

const tones: Readonly<Record<JobState, TagTone>> = {
  running: 'blue',
  done: 'green',
  failed: 'red',
  cancelled: 'neutral',
  interrupted: 'orange',
};

export interface JobLine {
  readonly title: string;
  readonly tag: Tag;
  readonly begun: string;
  readonly progress: string;
  readonly href: string;
  readonly fileHref: string | null;
}

export interface JobListPage extends PageHead {
  readonly jobs: readonly JobLine[];
}

const pathOf = (job: Job): string => `/jobs/${encodeURIComponent(job.id)}`;

function tagOf(job: Job, t: Translate): Tag {
  return { text: t(`jobs.states.${job.state}`), tone: tones[job.state] };
}

function progressOf({ done, total }: Job, t: Translate): string {
  return total === 0 ? t('jobs.starting') : t('jobs.counts', { done, total });
}

/** `/jobs`: what this person began, newest first. */
export function jobListPage(jobs: readonly Job[], t: Translate): JobListPage {
  return {
    title: t('jobs.title'),
    active: 'jobs',
    actions: [{ label: t('exports.open'), href: '/jobs/export' }],
    jobs: jobs.map((job) => ({
      title: job.title,
      tag: tagOf(job, t),
      begun: `${legalDay(job.createdAt)} ${legalTime(job.createdAt)}`,
      progress: progressOf(job, t),
      href: pathOf(job),
      fileHref: job.state === 'done' ? `${pathOf(job)}/file` : null,
    })),
  };
}

export interface JobPage extends PageHead {
  readonly isRunning: boolean;
  readonly href: string;
  readonly done: number;
  readonly total: number;
  readonly progress: string;
  readonly note: string | null;
  readonly fileHref: string | null;
}

const notes: Partial<Record<JobState, string>> = {
  running: 'jobs.leave',
  failed: 'jobs.failedNote',
  interrupted: 'jobs.interruptedNote',
  cancelled: 'jobs.cancelledNote',
};

/** `/jobs/:id`: how far it is; shown anew each second while it runs. */
export function jobPage(job: Job, t: Translate): JobPage {
  const note = notes[job.state];
  const isRunning = job.state === 'running';
  return {
    title: t('jobs.one'),
    lead: job.title,
    tags: [tagOf(job, t)],
    active: 'jobs',
    breadcrumbs: [{ label: t('jobs.title'), href: '/jobs' }, { label: t('jobs.one') }],
    ...(isRunning ? { refreshSeconds: 2 } : {}),
    isRunning,
    href: pathOf(job),
    done: job.done,
    total: Math.max(job.total, 1),
    progress: progressOf(job, t),
    note: note === undefined ? null : t(note),
    fileHref: job.state === 'done' ? `${pathOf(job)}/file` : null,
  };
}
