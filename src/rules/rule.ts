import type { Dated } from '../offices/area.ts';
import { isInForce } from '../offices/area.ts';
import type { RuleKind as AnyRuleKind } from '../offices/rule-change.ts';
import type { Day } from '../platform/clock.ts';

/** The kinds of rules that have pages of this room; the calendar has its own. */
export const ruleKinds = ['dictionaries', 'limits', 'closing', 'colours'] as const;
export type RuleKind = (typeof ruleKinds)[number] & AnyRuleKind;

export type Value = string | number | boolean | null;
export type Values = Readonly<Record<string, Value>>;

/** What a rule says for some days. */
export interface Span extends Dated {
  readonly values: Values;
}

/** Something an office decides about: what it is never changes, what it says has its days. */
export interface Rule {
  readonly kind: RuleKind;
  /** As addresses name it. */
  readonly id: string;
  /** What it is: the code of a word, limit or requirement with what narrows it. */
  readonly key: Values;
  /** One after the other; the last is the present one, or the one that comes. */
  readonly spans: readonly Span[];
}

export function latestOf(rule: Rule): Span {
  const latest = rule.spans.at(-1);
  if (latest === undefined) throw new RangeError(`${rule.id} says nothing at any time`);
  return latest;
}

/** What holds on a day, else what held before it, else what comes first. */
export function spanOn(rule: Rule, onDay: Day): Span {
  return (
    rule.spans.findLast((span) => isInForce(span, onDay)) ??
    rule.spans.findLast(({ validFrom }) => validFrom <= onDay) ??
    latestOf(rule)
  );
}

export type RuleState = 'inForce' | 'ended' | 'later';

export function stateOf(rule: Rule, onDay: Day): RuleState {
  if (rule.spans.some((span) => isInForce(span, onDay))) return 'inForce';
  return latestOf(rule).validFrom > onDay ? 'later' : 'ended';
}

/** `all` where nothing narrows it: a star has no place in an address. */
export function idOf(kind: RuleKind, key: Values): string {
  const part = (name: string, none: string) => String(key[name] ?? none).replace('*', 'all');
  switch (kind) {
    case 'dictionaries':
      return `${part('dictionary', '')}.${part('code', '')}`;
    case 'limits':
      return [
        part('code', ''),
        part('subjectType', 'all'),
        ...(key['areaCode'] ? [key['areaCode']] : []),
      ].join('.');
    case 'closing':
      return [
        part('outcome', ''),
        part('kind', ''),
        part('codes', '').replaceAll('+', '-') || 'none',
        part('subjectType', 'all'),
      ].join('.');
    case 'colours':
      return part('name', '');
  }
}

/** A limit set by law, or a requirement that rests on a rule of those above: an office may not bend it at will. */
export function isLegal(rule: Pick<Rule, 'kind' | 'key'>): boolean {
  return rule.kind === 'limits' && rule.key['kind'] === 'legal';
}
