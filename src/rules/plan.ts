import type { RuleChange } from '../offices/rule-change.ts';
import type { Day } from '../platform/clock.ts';
import type { Problem } from '../platform/errors.ts';
import { ruleProblem } from './checks.ts';
import { latestOf, type Rule, type Span, type Values } from './rule.ts';

/** One step in the life of a rule: the span as it is to stand, and what the rule said before. */
export interface Step {
  readonly act: RuleChange['act'];
  readonly span: Span;
  /** Null for a new rule. */
  readonly former: Span | null;
  readonly onDay: Day;
}
export type Plan =
  | { readonly ok: true; readonly step: Step | null }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export interface PlanWorld {
  readonly today: Day;
  /** Whether anything was done by what the rule says last. */
  readonly isUsed: boolean;
}

export function planAdd(values: Values, validFrom: Day): Plan {
  const span = { validFrom, validTo: null, values };
  return { ok: true, step: { act: 'added', span, former: null, onDay: validFrom } };
}

/**
 * Other values from a day on, never for days that are over: what was done by the rule was done by what it said. The day
 * on which it began corrects a typing error instead, as long as nothing was done by it. Without a difference nothing is
 * done; a rule that ended begins anew.
 */
export function planChange(rule: Rule, values: Values, onDay: Day, { today, isUsed }: PlanWorld): Plan {
  const latest = latestOf(rule);
  const hasEnded = latest.validTo !== null && latest.validTo <= onDay;
  if (!hasEnded && sameValues(latest.values, values)) return { ok: true, step: null };
  if (onDay === latest.validFrom && !isUsed) {
    const span = { ...latest, values, validTo: hasEnded ? null : latest.validTo };
    return { ok: true, step: { act: 'corrected', span, former: latest, onDay } };
  }
  const problems = [
    ...(onDay < latest.validFrom
      ? [ruleProblem('changedOn', 'changedLater', { params: { day: latest.validFrom } })]
      : onDay === latest.validFrom
        ? [ruleProblem('changedOn', 'inUse')]
        : onDay < today
          ? [ruleProblem('changedOn', 'past', { params: { day: today } })]
          : []),
    ...(rule.kind === 'dictionaries' && onDay > today ? [ruleProblem('changedOn', 'wordsFromToday')] : []),
    ...(latest.validTo !== null && onDay < latest.validTo
      ? [ruleProblem('changedOn', 'hasEnd', { params: { day: latest.validTo } })]
      : []),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const span = { validFrom: onDay, validTo: null, values };
  return { ok: true, step: { act: 'changed', span, former: latest, onDay } };
}

/** The end of a rule, today at the earliest; one that has not come yet may be set anew. */
export function planEnd(rule: Rule, endedOn: Day, { today }: Pick<PlanWorld, 'today'>): Plan {
  const latest = latestOf(rule);
  const problems = [
    ...(latest.validTo !== null && latest.validTo <= today ? [ruleProblem('endedOn', 'hasEnded')] : []),
    ...(endedOn < today ? [ruleProblem('endedOn', 'past', { params: { day: today } })] : []),
    ...(endedOn < latest.validFrom
      ? [ruleProblem('endedOn', 'changedLater', { params: { day: latest.validFrom } })]
      : []),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const act = latest.validTo === null ? 'ended' : 'endCorrected';
  const span = { ...latest, validTo: endedOn };
  return { ok: true, step: { act, span, former: latest, onDay: endedOn } };
}

export function changedNames(before: Values, after: Values): string[] {
  return Object.keys(after).filter((name) => (before[name] ?? null) !== (after[name] ?? null));
}

function sameValues(before: Values, after: Values): boolean {
  return changedNames(before, after).length === 0;
}
