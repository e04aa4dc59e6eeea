import type { CalendarDay } from '../../platform/calendar.ts';
import { legalDay, legalTime } from '../../platform/clock.ts';
import type { Translate } from '../../platform/i18n.ts';
import type { RuleChange } from '../rule-change.ts';

export interface CalendarHistoryLine {
  readonly act: string;
  readonly what: readonly string[];
  readonly reason: string;
  readonly basis: string;
  readonly by: string;
  readonly at: string;
}

/** What was done to a year, the newest first: which days came, changed or went. */
export function historyLines(
  changes: readonly RuleChange[],
  days: readonly CalendarDay[],
  names: ReadonlyMap<string, string>,
  t: Translate,
): CalendarHistoryLine[] {
  const now = Object.fromEntries(days.map(({ day, kind, name }) => [day, `${kind} ${name}`]));
  return changes
    .map((change, index) => ({
      change,
      before: change.former?.values ?? {},
      // What came after a change is what stood before the next.
      after: changes[index + 1]?.former?.values ?? now,
    }))
    .reverse()
    .map(({ change, before, after }) => ({
      act: t(`areas.calendar.acts.${change.act}`),
      what: [...new Set([...Object.keys(before), ...Object.keys(after)])]
        .sort()
        .filter((day) => before[day] !== after[day])
        .map((day) => {
          const said = after[day];
          if (typeof said !== 'string') return t('areas.calendar.removedDay', { day });
          const [kind = '', ...name] = said.split(' ');
          return t('areas.calendar.savedDay', {
            ...{ day, name: name.join(' ') },
            kind: t(kind === 'workday' ? 'areas.calendar.workday' : 'areas.calendar.holiday'),
          });
        }),
      reason: change.reason,
      basis: change.basis ?? '—',
      by: (change.actorId === null ? undefined : names.get(change.actorId)) ?? '—',
      at: `${legalDay(change.recordedAt)} ${legalTime(change.recordedAt)}`,
    }));
}
