import { areaLabel } from '../offices/area-label.ts';
import type { AreasService } from '../offices/areas-service.ts';
import type { Day } from '../platform/clock.ts';
import { type Bilingual, type Locale, pick, type Translate } from '../platform/i18n.ts';
import { codesOf } from './checks.ts';
import { latestOf, type Rule, type Span, type Value } from './rule.ts';
import { colourLabels, dictionaryLabels, outcomeLabels, ruleFieldLabels, unitLabels } from './texts.ts';

export interface RuleWords {
  readonly t: Translate;
  readonly locale: Locale;
  readonly today: Day;
  readonly areas: Pick<AreasService, 'tree' | 'dictionaryLabel'>;
  /** Title of a paper by its code. */
  readonly paperTitle: (code: string) => Bilingual | null;
}

/** What a rule is called. */
export function nameOf(rule: Rule, span: Span, words: RuleWords): string {
  const { locale } = words;
  switch (rule.kind) {
    case 'dictionaries':
    case 'limits':
      return String(span.values[locale === 'en' ? 'labelEn' : 'labelZh']);
    case 'closing':
      return rule.key['kind'] === 'papers'
        ? codesOf(rule.key)
            .map((code) => paperName(code, words))
            .join(words.t('rules.or'))
        : words.t('rules.returnVisits', { n: Number(span.values['minimum']) });
    case 'colours':
      return labelIn(colourLabels, rule.key['name'], locale);
  }
}

/** The group a rule stands in within its list. */
export function groupOf(rule: Rule): string {
  const { dictionary, kind, outcome } = rule.key;
  return String((rule.kind === 'limits' ? kind : (dictionary ?? outcome)) ?? '');
}

export function groupLabel(
  kind: Rule['kind'],
  group: string,
  { t, locale }: Pick<RuleWords, 't' | 'locale'>,
): string {
  if (kind === 'dictionaries') return labelIn(dictionaryLabels, group, locale);
  if (kind === 'closing') return labelIn(outcomeLabels, group, locale);
  return kind === 'limits' ? t(`rules.limitKinds.${group}`) : '';
}

/** One line that says what it is about. */
export function aboutOf(rule: Rule, span: Span, words: RuleWords): string {
  const { t } = words;
  const { values } = span;
  switch (rule.kind) {
    case 'dictionaries':
      return String(rule.key['code']);
    case 'limits':
      return [
        String(rule.key['code']),
        scopeOf(rule, words),
        values['length'] === 0 ? t('rules.givenDate') : lengthOf(span, words),
        values['warnDays'] === '' ? '' : t('rules.warned', { days: String(values['warnDays']) }),
      ]
        .filter((part) => part !== '')
        .join(' · ');
    case 'closing':
      return [scopeOf(rule, words), values['isPerProceeding'] === true ? t('rules.perProceeding') : '']
        .filter((part) => part !== '')
        .join(' · ');
    case 'colours':
      return t('rules.daysLeft', { n: Number(values['days']) });
  }
}

export function lengthOf({ values }: Span, { locale }: Pick<RuleWords, 'locale'>): string {
  const unit = labelIn(unitLabels, values['unit'], locale);
  return `${String(values['length'])}${locale === 'en' ? ' ' : ''}${unit}`;
}

/** For which disputes and where. */
function scopeOf({ key }: Rule, words: RuleWords): string {
  const { areas, locale, t, today } = words;
  const type = String(key['subjectType']);
  const area = key['areaCode'] ? areas.tree.find(String(key['areaCode'])) : undefined;
  return [
    type === '*' ? t('rules.allTypes') : areas.dictionaryLabel('disputeTypes', type, locale, today),
    ...(area === undefined ? [] : [areaLabel(areas.tree.lineOf(area.code))]),
  ].join(' · ');
}

export interface Fact {
  readonly label: string;
  readonly value: string;
}

/** What a rule is and what it says now, label by label. */
export function factsOf(rule: Rule, span: Span, words: RuleWords): Fact[] {
  const { locale, t } = words;
  const fact = (name: keyof typeof ruleFieldLabels, value: string) => ({
    label: pick(ruleFieldLabels[name], locale),
    value,
  });
  const own = (): Fact[] => {
    switch (rule.kind) {
      case 'dictionaries':
        return [
          fact('dictionary', groupLabel(rule.kind, groupOf(rule), words)),
          fact('code', String(rule.key['code'])),
        ];
      case 'limits':
        return [
          fact('limitCode', String(rule.key['code'])),
          fact('kind', t(`rules.limitKinds.${String(rule.key['kind'])}`)),
          fact('subjectType', scopeOf(rule, words)),
        ];
      case 'closing':
        return [
          fact('outcome', groupLabel(rule.kind, groupOf(rule), words)),
          fact('subjectType', scopeOf(rule, words)),
        ];
      case 'colours':
        return [];
    }
  };
  const names = Object.keys(span.values) as (keyof typeof ruleFieldLabels)[];
  return [...own(), ...names.map((name) => fact(name, shownValue(name, span.values[name], words)))];
}

export function shownValue(name: string, value: Value | undefined, { t, locale }: RuleWords): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return t(value ? 'rules.yes' : 'rules.no');
  return name === 'unit' ? labelIn(unitLabels, value, locale) : String(value);
}

export function daysOf({ validFrom, validTo }: Span): string {
  return validTo === null ? `${validFrom} –` : `${validFrom} – ${validTo}`;
}

/** What it was called last, for a rule that is not in force. */
export function lastName(rule: Rule, words: RuleWords): string {
  return nameOf(rule, latestOf(rule), words);
}

function paperName(code: string, { paperTitle, locale }: RuleWords): string {
  const title = paperTitle(code);
  return title === null ? code : `${code} ${pick(title, locale)}`;
}

function labelIn(
  labels: Readonly<Record<string, Bilingual>>,
  key: Value | undefined,
  locale: Locale,
): string {
  const label = Object.hasOwn(labels, String(key)) ? labels[String(key)] : undefined;
  return label === undefined ? String(key) : pick(label, locale);
}
