import type { DemoCaseSpec } from '../../seeds/demo-cases.ts';
import type { LegalCalendar } from '../platform/calendar.ts';
import { addMs, atLegalTime, type Instant, legalDay } from '../platform/clock.ts';
import type { Diary } from './diary.ts';
import type { Slot } from './office-hours.ts';
import { type PlannedAct, scriptOf } from './script.ts';

const minuteMs = 60_000;
/** Arrivals are spread over the morning and the early afternoon. */
const arrivals = ['08:30', '09:05', '09:40', '10:20', '11:05', '14:30', '15:10', '15:45'] as const;

/** An act with its time; it is recorded when it is over. */
export interface Step extends PlannedAct, Slot {}

export interface CourseDeps {
  readonly calendar: LegalCalendar;
  readonly diary: Diary;
  readonly now: Instant;
}

/**
 * When each act of a case happens: in office hours, one after the other, while whoever does it is free, and the last
 * before now. A case that would not be done by now began some days earlier. The times are taken in the diary.
 */
export function courseOf(spec: DemoCaseSpec, place: number, deps: CourseDeps): readonly Step[] {
  const script = scriptOf(spec, place);
  const today = legalDay(deps.now);
  for (let daysAgo = spec.daysAgo; ; daysAgo += 1) {
    const day = deps.calendar.addDays(today, -daysAgo);
    const steps = laidOut(script, atLegalTime(day, arrivals[place % arrivals.length] ?? '08:30'), deps);
    if ((steps.at(-1)?.to ?? deps.now) > deps.now) continue;
    for (const step of steps) deps.diary.take(step.by, step);
    return steps;
  }
}

function laidOut(script: readonly PlannedAct[], start: Instant, { calendar, diary }: CourseDeps): Step[] {
  const steps: Step[] = [];
  let after = start;
  for (const one of script) {
    const day = calendar.addWorkdays(legalDay(after), one.workdays);
    const from = one.workdays === 0 ? after : addMs(atLegalTime(day, '08:30'), gapOf(steps.length, after));
    const own = steps.filter((step) => step.by === one.by);
    const slot = diary.find(one.by, from, one.minutes, own);
    steps.push({ ...one, ...slot });
    after = addMs(slot.to, 5 * minuteMs);
  }
  return steps;
}

/** Not everything begins when the doors open: some minutes that follow from what went before. */
function gapOf(count: number, before: Instant): number {
  const minutes = Number(before.slice(14, 16)) + count * 25;
  return 5 * Math.floor((minutes % 180) / 5) * minuteMs;
}
