import type { RuleChange } from '../offices/rule-change.ts';
import { legalDay, legalTime } from '../platform/clock.ts';
import { pick } from '../platform/i18n.ts';
import type { ActionLink, PageHead } from '../web/pages/render.ts';
import { kindTabs, stateTag } from './list-page.ts';
import { aboutOf, daysOf, type Fact, factsOf, nameOf, type RuleWords, shownValue } from './naming.ts';
import { changedNames } from './plan.ts';
import { latestOf, type Rule, type Span, spanOn, type Values } from './rule.ts';
import type { Preview } from './rules-service.ts';
import { ruleFieldLabels } from './texts.ts';
import type { Usage } from './usage-read-model.ts';

/** What depends on a rule, in sentences; and of a limit about to change, the clocks that run. */
export interface UsageCard {
  readonly title: string;
  readonly lines: readonly string[];
  readonly note: string;
  readonly touched: readonly {
    readonly subject: string;
    readonly startOn: string;
    readonly stays: string;
    readonly wouldBe: string;
  }[];
}

export interface RuleObjectPage extends PageHead {
  readonly tabs: ReturnType<typeof kindTabs>;
  readonly facts: readonly Fact[];
  readonly usage: UsageCard;
  readonly spans: readonly {
    readonly days: string;
    readonly name: string;
    readonly about: string;
    readonly basis: string;
  }[];
  readonly history: readonly {
    readonly act: string;
    readonly onDay: string;
    readonly what: readonly string[];
    readonly reason: string;
    readonly basis: string;
    readonly by: string;
    readonly at: string;
  }[];
}

/** So many running clocks are shown one by one. */
const shownClocks = 20;

export interface ObjectInput {
  readonly rule: Rule;
  readonly usage: Usage;
  readonly changes: readonly RuleChange[];
  readonly names: ReadonlyMap<string, string>;
  readonly canManage: boolean;
}

export function ruleObjectPage(input: ObjectInput, words: RuleWords): RuleObjectPage {
  const { rule, canManage } = input;
  const { t, today } = words;
  const span = spanOn(rule, today);
  const name = nameOf(rule, span, words);
  return {
    title: name,
    active: 'rules',
    lead: daysOf(span),
    tags: [stateTag(rule, words)],
    breadcrumbs: [{ label: t(`rules.kinds.${rule.kind}`), href: `/admin/${rule.kind}` }, { label: name }],
    actions: canManage ? actionsOf(rule, words) : [],
    tabs: kindTabs(rule.kind, words),
    facts: factsOf(rule, span, words),
    usage: usageCard(rule, { usage: input.usage, touched: [] }, words),
    spans: rule.spans.toReversed().map((one) => ({
      days: daysOf(one),
      name: nameOf(rule, one, words),
      about: aboutOf(rule, one, words),
      basis: String(one.values['basis'] ?? '') || '—',
    })),
    history: historyLines(input, words),
  };
}

function actionsOf(rule: Rule, { t, today }: RuleWords): ActionLink[] {
  const href = `/admin/${rule.kind}/${rule.id}`;
  const { validTo } = latestOf(rule);
  const hasEnded = validTo !== null && validTo <= today;
  return [
    { label: t(hasEnded ? 'rules.again' : 'rules.change'), href: `${href}/change` },
    ...(hasEnded || rule.kind === 'colours'
      ? []
      : [
          {
            label: t(validTo === null ? 'rules.end' : 'rules.correctEnd'),
            href: `${href}/end`,
            tone: 'danger' as const,
          },
        ]),
  ];
}

const usageParts = ['openCases', 'cases', 'leads', 'papers', 'running', 'begun', 'rows'] as const;

export function usageCard(rule: Rule, { usage, touched }: Preview, { t }: RuleWords): UsageCard {
  return {
    title: t('rules.depends'),
    lines: usageParts.flatMap((part) => {
      const n = usage[part];
      return n === undefined ? [] : [t(`rules.usage.${part}`, { n })];
    }),
    note: t(`rules.kept.${rule.kind}`),
    touched: touched.slice(0, shownClocks).map((one) => ({
      subject: one.subject,
      startOn: one.startOn,
      stays: one.dueOn,
      wouldBe: one.wouldBe ?? t('rules.agreedDay'),
    })),
  };
}

/** Newest first, each with what was before and what came after. */
function historyLines({ rule, changes, names }: ObjectInput, words: RuleWords): RuleObjectPage['history'] {
  const { t, locale } = words;
  return changes
    .map((change, index) => {
      // What came after a change is what stood before the next that kept it.
      const next = changes.slice(index + 1).find(({ former }) => former !== null)?.former;
      return { change, after: (next?.values ?? latestOf(rule).values) as Values };
    })
    .reverse()
    .map(({ change, after }) => ({
      act: t(`rules.acts.${change.act}`),
      onDay: change.onDay,
      what:
        change.former === null
          ? []
          : changedNames(change.former.values as Values, after).map((name) =>
              t('rules.was', {
                label: pick(ruleFieldLabels[name as keyof typeof ruleFieldLabels], locale),
                before: shownValue(name, (change.former as Span).values[name], words) || '—',
                after: shownValue(name, after[name], words) || '—',
              }),
            ),
      reason: change.reason,
      basis: change.basis ?? '—',
      by: (change.actorId === null ? undefined : names.get(change.actorId)) ?? '—',
      at: `${legalDay(change.recordedAt)} ${legalTime(change.recordedAt)}`,
    }));
}
