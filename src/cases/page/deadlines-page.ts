import type { DueColours } from '../../offices/thresholds.ts';
import { daysBetween } from '../../platform/calendar.ts';
import { type Day, type Instant, legalDay } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';
import {
  type DeadlineChange,
  listDeadlineChanges,
} from '../../workflow/deadlines/deadline-changes-repository.ts';
import { type Deadline, findDeadlineRule } from '../../workflow/deadlines/deadlines-repository.ts';

export interface DeadlineModel {
  readonly label: string;
  readonly kind: string;
  readonly basis: string;
  /** Days left or over, in big; null when the clock stands still. */
  readonly days: string | null;
  /** `soon` from its first warning on, and in its last days in any case; the office says from when it is red. */
  readonly tone: '' | 'soon' | 'overdue';
  readonly dueText: string;
  readonly notes: readonly string[];
}
export interface DeadlinesModel {
  readonly running: readonly DeadlineModel[];
  readonly ended: readonly { readonly label: string; readonly text: string }[];
}

/** The clocks of a case in days; one that was satisfied is never called overdue. */
export async function deadlinesModel(
  db: Db,
  deadlines: readonly Deadline[],
  input: {
    readonly subjectType: string;
    readonly areaPath: string;
    readonly today: Day;
    readonly now: Instant;
    readonly colours: DueColours;
    readonly t: Translate;
    readonly locale: Locale;
  },
): Promise<DeadlinesModel> {
  const { subjectType, areaPath, locale, t } = input;
  const labels = new Map<string, string>();
  for (const one of deadlines) {
    if (labels.has(one.rule)) continue;
    const rule = await findDeadlineRule(db, one.rule, { type: subjectType, areaPath }, one.startOn);
    labels.set(one.rule, rule === null ? one.rule : pick(rule.label, locale));
  }
  const [first] = deadlines;
  const changes = first ? await listDeadlineChanges(db, first.subjectId) : [];
  const labelOf = (one: Deadline) => labels.get(one.rule) ?? one.rule;
  return {
    running: deadlines
      .filter((one) => one.state === 'open')
      .map((one) => running(one, labelOf(one), { ...input, changes })),
    ended: deadlines.flatMap((one) =>
      one.state === 'open' ? [] : [{ label: labelOf(one), text: t(`cases.page.deadlines.${one.state}`) }],
    ),
  };
}

function running(
  one: Deadline,
  label: string,
  input: {
    readonly today: Day;
    readonly now: Instant;
    readonly colours: DueColours;
    readonly t: Translate;
    readonly changes: readonly DeadlineChange[];
  },
): DeadlineModel {
  const { today, now, colours, t } = input;
  const text = (key: string, params?: Record<string, unknown>) => t(`cases.page.deadlines.${key}`, params);
  const left = daysBetween(today, one.dueOn);
  const isPaused = one.pausedOn !== null;
  // Days to catch up are for what the office still has to enter; a right of a party that is over is over.
  const isOurs = one.event !== '';
  const inGrace = isOurs && one.graceUntil !== null && one.graceUntil > now && left < 0;
  const isOver = left < 0 && !isPaused && !inGrace;
  const isNear = left <= Math.max(colours.soonDays, ...one.warnDays) && !isPaused && !inGrace;
  const moved = input.changes.findLast(({ deadlineId }) => deadlineId === one.id);
  const notes = [
    ...(one.startOn === one.dueOn ? [] : [text('counted', { day: one.startOn })]),
    ...(one.extensionDays > 0 ? [text('extended', { n: one.extensionDays })] : []),
    ...(one.pausedDays > 0 ? [text('stopped', { n: one.pausedDays })] : []),
    ...(moved
      ? [
          text(moved.reason === 'correction' ? 'corrected' : 'moved', {
            from: moved.oldDueOn,
            to: moved.newDueOn,
          }),
        ]
      : []),
    ...(isPaused ? [text('paused')] : []),
    ...(inGrace && one.graceUntil !== null ? [text('grace', { day: legalDay(one.graceUntil) })] : []),
    ...(one.isYearUnknown ? [text('yearUnknown')] : []),
  ];
  return {
    label,
    kind: text(one.kind),
    basis: one.basis,
    days:
      isPaused || inGrace
        ? null
        : left === 0
          ? text('today')
          : text(isOver ? 'over' : 'left', { n: Math.abs(left) }),
    tone: isOver || (isNear && left < colours.redDays) ? 'overdue' : isNear ? 'soon' : '',
    dueText: text('dueOn', { day: one.dueOn }),
    notes,
  };
}
