import { daysBetween } from '../platform/calendar.ts';
import { type Day, type Instant, legalDay, legalTime } from '../platform/clock.ts';
import type { Translate } from '../platform/i18n.ts';
import type { Tag, TagTone } from '../web/render.ts';
import { soonDays } from './case-list-filter.ts';

const phaseTones: Readonly<Record<string, TagTone>> = {
  triage: 'neutral',
  selfResolved: 'green',
  referredOut: 'purple',
  refused: 'neutral',
  accepted: 'orange',
  assigned: 'orange',
  preparing: 'blue',
  mediating: 'blue',
  drafting: 'purple',
  signing: 'purple',
  settled: 'teal',
  terminated: 'neutral',
  failed: 'red',
  routed: 'purple',
  closed: 'green',
  archived: 'green',
  void: 'neutral',
};

export function phaseTone(phase: string): TagTone {
  return phaseTones[phase] ?? 'neutral';
}

const riskTones: Readonly<Record<string, TagTone>> = {
  blue: 'blue',
  yellow: 'orange',
  orange: 'orange',
  red: 'red',
};

/** The tag of a risk; none below the lowest level. */
export function riskTag(risk: string, t: Translate): Tag | null {
  const tone = riskTones[risk];
  return tone === undefined ? null : { text: t(`cases.risks.${risk}`), tone };
}

export interface DueLabel {
  readonly text: string;
  /** Class of the text: red when over, amber when near. */
  readonly tone: '' | 'soon' | 'overdue';
}

/** Days left or over until a day; a stopped clock is never over. */
export function dueLabel(dueOn: Day | null, today: Day, isPaused: boolean, t: Translate): DueLabel {
  if (dueOn === null) return { text: t('cases.due.none'), tone: '' };
  if (isPaused) return { text: t('cases.due.paused'), tone: '' };
  const left = daysBetween(today, dueOn);
  if (left < 0) return { text: t('cases.due.over', { n: -left }), tone: 'overdue' };
  if (left === 0) return { text: t('cases.due.today'), tone: 'soon' };
  return { text: t('cases.due.left', { n: left }), tone: left <= soonDays ? 'soon' : '' };
}

/** 2026-11-22 09:30, as clocks in China show it. */
export function momentLabel(at: Instant): string {
  return `${legalDay(at)} ${legalTime(at)}`;
}
