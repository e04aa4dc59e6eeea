import { momentLabel } from '../cases/core/moment-label.ts';
import { type Instant, toMs } from '../platform/clock.ts';
import type { Translate } from '../platform/i18n.ts';
import type { Deadline } from '../workflow/deadlines/deadlines-repository.ts';
import type { Lead } from './lead.ts';

export interface FirstTime {
  readonly label: string;
  readonly value: string;
  readonly tone?: 'green' | 'orange' | 'red';
}

const minuteMs = 60_000;
const tones: Readonly<Record<string, FirstTime['tone']>> = { met: 'green', late: 'red' };

/**
 * The four first-times (四个一) of a lead: pushed, triaged, taken up, verified. The first is measured from the event to
 * the report, the others by their clocks.
 */
export function firstTimes(
  lead: Lead,
  deadlines: readonly Deadline[],
  now: Instant,
  t: Translate,
): FirstTime[] {
  const text = (key: string, params?: Record<string, unknown>): string =>
    t(`cases.leads.firstTimes.${key}`, params);
  const minutes = Math.max(0, Math.round((toMs(lead.reportedAt) - toMs(lead.occurredAt)) / minuteMs));
  const clocks = deadlines
    .filter(({ rule }) => rule.startsWith('C-4Y-'))
    .map((one): FirstTime => {
      const at = momentLabel(one.dueAt);
      const isOver = one.state === 'open' && one.dueAt <= now;
      const word = isOver ? 'over' : one.state;
      const tone = isOver ? 'red' : (tones[one.state] ?? (one.state === 'open' ? 'orange' : undefined));
      return { label: text(one.rule), value: text(word, { at }), ...(tone === undefined ? {} : { tone }) };
    });
  return [
    { label: text('push'), value: text('took', { h: Math.floor(minutes / 60), m: minutes % 60 }) },
    ...clocks,
  ];
}
