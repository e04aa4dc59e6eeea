import { z } from 'zod';
import { selectField, textField } from '../platform/fields/index.ts';
import type { ActionLink, PageHead, Tag } from '../web/pages/render.ts';
import { aboutOf, groupLabel, groupOf, nameOf, type RuleWords } from './naming.ts';
import { type Rule, type RuleKind, ruleKinds, spanOn, stateOf } from './rule.ts';
import { ruleFieldLabels as labels } from './texts.ts';

const states = ['inForce', 'ended', 'all'] as const;

export const listQuery = z.object({
  group: textField({ label: labels.group, required: false, max: 40 }),
  state: selectField({
    label: labels.state,
    required: false,
    options: states.map((value) => ({ value, label: labels.state })),
  }),
});

interface Choice {
  readonly value: string;
  readonly label: string;
  readonly isChosen: boolean;
}

export interface RuleListPage extends PageHead {
  readonly intro: string;
  readonly action: string;
  readonly tabs: readonly { readonly href: string; readonly label: string; readonly isActive: boolean }[];
  readonly groups: readonly Choice[];
  readonly states: readonly Choice[];
  readonly rows: readonly {
    readonly href: string;
    readonly name: string;
    readonly group: string;
    readonly about: string;
    readonly basis: string;
    readonly since: string;
    readonly until: string;
    readonly state: Tag;
  }[];
  readonly links: readonly { readonly href: string; readonly label: string }[];
}

/** The links between the lists of all kinds. */
export function kindTabs(active: RuleKind, { t }: Pick<RuleWords, 't'>): RuleListPage['tabs'] {
  return ruleKinds.map((kind) => ({
    href: `/admin/${kind}`,
    label: t(`rules.kinds.${kind}`),
    isActive: kind === active,
  }));
}

const tones = { inForce: 'green', ended: 'neutral', later: 'orange' } as const;

export function stateTag(rule: Rule, { t, today }: RuleWords): Tag {
  const state = stateOf(rule, today);
  return { text: t(`rules.${state}`), tone: tones[state] };
}

export function ruleListPage(
  kind: RuleKind,
  rules: readonly Rule[],
  query: z.infer<typeof listQuery>,
  words: RuleWords,
  may: { readonly actions: readonly ActionLink[]; readonly links: RuleListPage['links'] },
): RuleListPage {
  const { t, today } = words;
  const state = query.state ?? 'inForce';
  const groups = groupsOf(rules).filter((group) => group !== '');
  const shown = rules.filter(
    (rule) =>
      (query.group === undefined || groupOf(rule) === query.group) &&
      (state === 'all' || (stateOf(rule, today) === 'ended') === (state === 'ended')),
  );
  return {
    title: t(`rules.kinds.${kind}`),
    active: 'rules',
    actions: may.actions,
    intro: t(`rules.intro.${kind}`),
    action: `/admin/${kind}`,
    tabs: kindTabs(kind, words),
    groups: [
      { value: '', label: t('rules.allGroups'), isChosen: query.group === undefined },
      ...groups.map((value) => ({
        value,
        label: groupLabel(kind, value, words),
        isChosen: value === query.group,
      })),
    ],
    states: states.map((value) => ({ value, label: t(`rules.${value}`), isChosen: value === state })),
    rows: sorted(shown, today).map((rule) => {
      const span = spanOn(rule, today);
      return {
        href: `/admin/${kind}/${rule.id}`,
        name: nameOf(rule, span, words),
        group: groupLabel(kind, groupOf(rule), words),
        about: aboutOf(rule, span, words),
        basis: String(span.values['basis'] ?? ''),
        since: span.validFrom,
        until: span.validTo ?? '—',
        state: stateTag(rule, words),
      };
    }),
    links: may.links,
  };
}

/** Group by group, in the order of their entries. */
function sorted(rules: readonly Rule[], today: RuleWords['today']): Rule[] {
  const groups = groupsOf(rules);
  const sort = (rule: Rule) => Number(spanOn(rule, today).values['sort'] ?? 0);
  return [...rules].sort(
    (a, b) => groups.indexOf(groupOf(a)) - groups.indexOf(groupOf(b)) || sort(a) - sort(b),
  );
}

/** In the order of their lists; what the law says stands before what the office says. */
function groupsOf(rules: readonly Rule[]): string[] {
  const groups = [...new Set(rules.map(groupOf))];
  return groups.includes('legal') ? ['legal', ...groups.filter((group) => group !== 'legal')] : groups;
}
