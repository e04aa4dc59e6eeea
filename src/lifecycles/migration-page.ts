import { type Instant, legalDay, legalTime } from '../platform/clock.ts';
import { type Locale, pick, type Translate } from '../platform/i18n.ts';
import type { PageHead } from '../web/pages/render.ts';
import type { WorkflowRegistry } from '../workflow/definitions/registry.ts';
import type { MigrationReport } from '../workflow/versions/migration-report.ts';
import type { MigrationRun } from '../workflow/versions/migration-runs-repository.ts';
import type { PlanOnOffer } from './migration-service.ts';

interface PageWords {
  readonly t: Translate;
  readonly locale: Locale;
}

export interface MigrationListPage extends PageHead {
  plans: { name: string; versions: string; waiting: string; note: string; href: string }[];
  runs: {
    name: string;
    versions: string;
    state: string;
    started: string;
    by: string;
    counts: string;
    progress: { value: number; max: number } | null;
    undoHref: string | null;
  }[];
  isAtWork: boolean;
}

/** The migrations of this program, and what became of those that were begun. */
export function migrationListPage(
  input: {
    readonly plans: readonly PlanOnOffer[];
    readonly runs: readonly MigrationRun[];
    readonly registry: WorkflowRegistry;
    readonly mayMigrate: boolean;
  },
  { t, locale }: PageWords,
): MigrationListPage {
  const { plans, runs, registry, mayMigrate } = input;
  const nameOf = (id: string) => pick(registry.current(id).definition.label, locale);
  const isAtWork = runs.some(isUnfinished);
  return {
    title: t('lifecycles.migrations.title'),
    lead: t('lifecycles.migrations.lead'),
    active: 'migrations',
    isAtWork,
    plans: plans.map(({ plan, waiting }) => ({
      name: nameOf(plan.id),
      versions: t('lifecycles.migrations.versions', { from: plan.from, to: plan.to }),
      waiting: String(waiting),
      note: pick(plan.note, locale),
      href: `/admin/migrations/${plan.id}/${plan.from}`,
    })),
    runs: runs.map((run) => ({
      name: nameOf(run.defId),
      versions: t('lifecycles.migrations.versions', { from: run.fromVersion, to: run.toVersion }),
      state: t(`lifecycles.migrations.states.${run.state}`),
      started: momentText(run.startedAt),
      by: run.startedByName,
      counts: t('lifecycles.migrations.counts', {
        total: run.total,
        moved: run.moved,
        person: run.needsPerson,
        undone: run.undone,
      }),
      progress: isUnfinished(run) ? progressOf(run) : null,
      undoHref: mayMigrate && !isAtWork && run.state === 'done' && run.moved > 0 ? undoHref(run) : null,
    })),
  };
}

export interface MigrationReportPage extends PageHead {
  lines: { text: string; isDetail: boolean }[];
  startHref: string | null;
}

/** The report an office head reads before anything moves. */
export function migrationPage(
  input: {
    readonly report: MigrationReport;
    readonly lines: readonly string[];
    readonly mayStart: boolean;
  },
  t: Translate,
): MigrationReportPage {
  const { plan } = input.report;
  const [title = '', ...lines] = input.lines;
  return {
    title,
    active: 'migrations',
    breadcrumbs: [{ href: '/admin/migrations', label: t('lifecycles.migrations.title') }, { label: title }],
    lines: lines.map((line) => ({
      text: line.replace(/^\s*(- )?/, ''),
      isDetail: line.startsWith('    '),
    })),
    startHref: input.mayStart ? `/admin/migrations/${plan.id}/${plan.from}` : null,
  };
}

function isUnfinished({ state }: MigrationRun): boolean {
  return state === 'running' || state === 'undoing';
}

function progressOf(run: MigrationRun): { value: number; max: number } {
  if (run.state === 'undoing') return { value: run.undone, max: run.moved };
  return { value: run.moved + run.needsPerson, max: run.total };
}

const undoHref = ({ id }: MigrationRun): string => `/admin/migrations/runs/${id}/undo`;

const momentText = (at: Instant): string => `${legalDay(at)} ${legalTime(at)}`;
