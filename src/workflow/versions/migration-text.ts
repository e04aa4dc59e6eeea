import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import type { StateValue } from '../definitions/definition.ts';
import type { WorkflowRegistry } from '../definitions/registry.ts';
import type { Configuration } from '../definitions/step.ts';
import type { EventRoles, Judgement } from './migrate.ts';
import type { MigrationProblem } from './migration-map.ts';
import type { MigrationReport, ReportLine } from './migration-report.ts';

/** Where the words for events and states come from. */
export interface StateWords {
  readonly registry: WorkflowRegistry;
  stateLabel(defId: string, version: number, state: StateValue, locale: Locale): string;
}

export interface ReportWords {
  readonly reader: StateWords;
  readonly t: Translate;
  readonly locale: Locale;
  /** Words for a deadline rule. */
  readonly deadlineLabel: (rule: string) => string;
}

/** The report of a dry run in words that an office head reads; one line each. */
export function migrationText(report: MigrationReport, words: ReportWords): string[] {
  const { t, locale, reader } = words;
  const { plan, counts, deadlines } = report;
  const type = pick(reader.registry.current(plan.id).definition.label, locale);
  const head = [t('migration.title', { type, from: plan.from, to: plan.to }), pick(plan.note, locale)];
  const all = counts.stay + counts.move + counts.person;
  if (all === 0) return [...head, t('migration.nothing', { from: plan.from })];
  return [
    ...head,
    t('migration.counts', { all, ...counts }),
    t('migration.deadlines', deadlines),
    ...report.lines.flatMap((line) => lineText(report, line, words)),
  ];
}

function lineText({ plan }: MigrationReport, line: ReportLine, words: ReportWords): string[] {
  const { t } = words;
  const { judgement, counts, problems } = line;
  const from = placeText(plan.id, plan.from, judgement.from, words);
  const to = judgement.to === null ? '' : placeText(plan.id, plan.to, judgement.to, words);
  const rows = [
    { key: 'person', n: counts.person },
    { key: 'moves', n: counts.move },
    { key: 'stays', n: counts.stay },
  ].filter(({ n }) => n > 0);
  return [
    ...rows.map(({ key, n }) => `- ${t(`migration.${key}`, { from, to, n })}`),
    ...problems.map((problem) => `    ${problemText(problem, words)}`),
    ...changeText(judgement, words).map((change) => `    ${change}`),
  ];
}

/** The state, and the overlays that do not rest. */
function placeText(
  id: string,
  version: number,
  { state, overlays }: Configuration,
  { reader, locale, t }: ReportWords,
): string {
  const marks = reader.registry.set(id, version).overlays.flatMap(({ definition, states }) => {
    const value = definition.column && overlays[definition.column];
    const label = value === undefined ? undefined : states.get(value)?.meta.label;
    return label === undefined || value === definition.initial ? [] : [pick(label, locale)];
  });
  return [reader.stateLabel(id, version, state, locale), ...marks].join(t('migration.and'));
}

function problemText({ code, at }: MigrationProblem, { t, deadlineLabel }: ReportWords): string {
  const isDeadline = code === 'deadlineLost' || code === 'deadlineUnanswered';
  return t(`migration.because.${code}`, { at: isDeadline ? deadlineLabel(at) : at });
}

function changeText({ newEvents, lostEvents }: Judgement, { t, locale, reader }: ReportWords): string[] {
  const sentence =
    (key: 'gained' | 'lost') =>
    ({ event, roles }: EventRoles): string[] => {
      // What the clock does by itself is no work of a person.
      const people = roles.filter((role) => role !== 'system');
      if (people.length === 0) return [];
      const label = reader.registry.vocabulary.events.get(event)?.label;
      const names = people.map((role) => t(`identity.roles.${role}`)).join(t('migration.and'));
      return [t(`migration.${key}`, { event: label ? pick(label, locale) : event, roles: names })];
    };
  return [...lostEvents.flatMap(sentence('lost')), ...newEvents.flatMap(sentence('gained'))];
}
