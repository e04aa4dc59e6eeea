import type { Day } from '../platform/clock.ts';
import type { Problem } from '../platform/errors.ts';
import { problemMaker } from '../platform/problem.ts';
import { isLegal, latestOf, type Rule, spanOn, type Values } from './rule.ts';
import { ruleProblemTexts } from './texts.ts';

export const ruleProblem = problemMaker(ruleProblemTexts);

/** Legal periods end on a working day. */
const rollBasis = '《民法典》第二百零三条';

export interface CheckWorld {
  readonly rules: readonly Rule[];
  readonly today: Day;
  /** Types of disputes that have a lifecycle. */
  readonly caseTypes: readonly string[];
  /** Papers the program can make. */
  readonly papers: ReadonlySet<string>;
}

type Draft = Pick<Rule, 'kind' | 'key'>;

/**
 * What a rule cannot say. The law stands above the office: a limit of the law is another only with another basis, and
 * earlier reminders are all an office may add to it by itself.
 */
export function faultsOf(rule: Draft, before: Values | null, values: Values, world: CheckWorld): Problem[] {
  switch (rule.kind) {
    case 'dictionaries':
      return wordFaults(rule, before, world);
    case 'limits':
      return limitFaults(rule, before, values, world);
    case 'closing':
      return closingFaults(rule, before, values, world);
    case 'colours':
      return colourFaults(rule, values, world);
  }
}

/** What stands against the end of a rule; `basis` is what was given as the reason in law. */
export function endFaults(rule: Rule, basis: string | null, { rules, today }: CheckWorld): Problem[] {
  const { values } = latestOf(rule);
  if (rule.kind === 'limits') {
    const isGeneral = rule.key['subjectType'] === '*' && !rule.key['areaCode'];
    if (isLegal(rule) && isGeneral) return [ruleProblem('', 'generalLimit')];
    return isLegal(rule) && basis === null ? [ruleProblem('basis', 'endNeedsBasis')] : [];
  }
  if (rule.kind === 'closing') {
    return values['basis'] !== null && basis === null ? [ruleProblem('basis', 'endNeedsBasis')] : [];
  }
  if (rule.kind === 'colours') return [ruleProblem('', 'colourStays')];
  const others = rules.filter(
    (one) =>
      one.id !== rule.id &&
      one.key['dictionary'] === rule.key['dictionary'] &&
      one.spans.some(({ validFrom, validTo }) => validFrom <= today && validTo === null),
  );
  return others.length === 0 ? [ruleProblem('', 'lastWord')] : [];
}

/** A code that decides what a case goes through has to be known to the program. */
function wordFaults({ key }: Draft, before: Values | null, { rules, caseTypes }: CheckWorld): Problem[] {
  if (before !== null) return [];
  const { dictionary, code } = key;
  return [
    ...(rules.some((one) => one.key['dictionary'] === dictionary)
      ? []
      : [{ path: 'dictionary', code: 'notInList' }]),
    ...(dictionary === 'disputeTypes' && !caseTypes.includes(String(code))
      ? [ruleProblem('code', 'noLifecycle')]
      : []),
    ...(dictionary === 'landKinds' ? [ruleProblem('dictionary', 'fixedCodes')] : []),
  ];
}

function limitFaults(rule: Draft, before: Values | null, values: Values, world: CheckWorld): Problem[] {
  const { key } = rule;
  const general = world.rules.find(
    (one) => one.key['code'] === key['code'] && one.key['subjectType'] === '*' && !one.key['areaCode'],
  );
  const against = before ?? (general === undefined ? null : spanOn(general, world.today).values);
  if (against === null) return [{ path: 'code', code: 'notInList' }];
  const isOther = ['length', 'unit', 'roll'].some((name) => against[name] !== values[name]);
  const warned = warnDaysOf(values);
  const isInDays = values['unit'] === 'day' || values['unit'] === 'workday';
  const length = Number(values['length']);
  return [
    ...(isLegal(rule) && isOther && against['basis'] === values['basis']
      ? [ruleProblem('basis', 'legalNeedsBasis')]
      : []),
    ...(isLegal(rule) && against['roll'] === true && values['roll'] !== true
      ? [ruleProblem('roll', 'legalRolls', { basis: rollBasis })]
      : []),
    ...(against['length'] === 0 && isOther ? [ruleProblem('length', 'givenDate')] : []),
    ...(against['length'] !== 0 && length === 0
      ? [{ path: 'length', code: 'tooSmall', params: { min: 1 } }]
      : []),
    ...(warned === null ? [ruleProblem('warnDays', 'warnDaysUnread')] : []),
    ...(warned !== null && isInDays && length > 0 && warned.some((days) => days >= length)
      ? [ruleProblem('warnDays', 'warnTooEarly', { params: { length } })]
      : []),
  ];
}

function closingFaults(
  { key }: Draft,
  before: Values | null,
  values: Values,
  { papers }: CheckWorld,
): Problem[] {
  const isLess =
    before !== null &&
    (Number(values['minimum']) < Number(before['minimum']) ||
      (before['isPerProceeding'] === true && values['isPerProceeding'] !== true));
  const codes = codesOf(key);
  return [
    ...(isLess && before?.['basis'] !== null && before?.['basis'] === values['basis']
      ? [ruleProblem('basis', 'lessNeedsBasis')]
      : []),
    ...(key['kind'] === 'papers' && codes.length === 0 ? [{ path: 'codes', code: 'required' }] : []),
    ...(key['kind'] !== 'papers' && codes.length > 0 ? [ruleProblem('codes', 'noPapers')] : []),
    ...(codes.every((code) => papers.has(code)) ? [] : [{ path: 'codes', code: 'notInList' }]),
    ...(key['kind'] === 'papers' && values['minimum'] !== 1 ? [ruleProblem('minimum', 'onePaper')] : []),
  ];
}

/** Red is nearer to the end than yellow. */
function colourFaults({ key }: Draft, values: Values, { rules, today }: CheckWorld): Problem[] {
  const other = rules.find((one) => one.key['name'] !== key['name']);
  if (other === undefined) return [];
  const days = { [String(other.key['name'])]: Number(spanOn(other, today).values['days']) };
  const { yellow = 0, red = 0 }: Readonly<Record<string, number>> = {
    ...days,
    [String(key['name'])]: Number(values['days']),
  };
  return red > yellow ? [ruleProblem('days', 'redBeforeYellow', { params: { yellow, red } })] : [];
}

const mostWarnings = 5;

/** The days before the end on which somebody is told, the earliest first; null for what cannot be read. */
export function warnDaysOf(values: Values): readonly number[] | null {
  const words = String(values['warnDays'] ?? '')
    .split(/[\s,，、;；]+/)
    .filter((word) => word !== '');
  const days = words.map(Number);
  const isGood = days.every((one) => Number.isInteger(one) && one >= 1 && one <= 365);
  return isGood && days.length <= mostWarnings ? [...new Set(days)].sort((a, b) => b - a) : null;
}

/** The papers a requirement names, one of which will do. */
export function codesOf(key: Values): readonly string[] {
  return String(key['codes'] ?? '')
    .split('+')
    .filter((code) => code !== '');
}
