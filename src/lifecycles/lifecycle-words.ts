import { type Bilingual, type Locale, pick, type Translate } from '../platform/i18n.ts';
import type { DeadlineRule } from '../workflow/deadlines/deadlines-repository.ts';
import type { ActingRole } from '../workflow/definitions/definition.ts';
import type { Condition, LifecycleRow } from './lifecycle-rows.ts';

export interface Words {
  readonly t: Translate;
  readonly locale: Locale;
  /** Title of a paper by its code; null for papers this release does not print. */
  readonly paperTitle: (code: string) => Bilingual | null;
}

/** The cells of one line that say something of the event, in words; the page and the workbook show the same. */
export interface RowCells {
  readonly event: string;
  readonly code: string;
  readonly roles: string;
  readonly target: string;
  readonly requires: string;
  readonly when: string;
  readonly documents: string;
  readonly basis: string;
}
export const rowColumns = [
  'event',
  'code',
  'roles',
  'target',
  'requires',
  'when',
  'documents',
  'basis',
] as const satisfies readonly (keyof RowCells)[];

export function roleName(role: ActingRole, t: Translate): string {
  return role === 'system' ? t('lifecycles.system') : t(`identity.roles.${role}`);
}

export function cellsOf(row: LifecycleRow, words: Words): RowCells {
  const { t, locale } = words;
  const label = pick(row.label, locale);
  const conditions = (list: readonly Condition[]) => list.map((one) => conditionText(one, words)).join('\n');
  return {
    event:
      row.branches === 1
        ? label
        : `${label}\n${t('lifecycles.branch', { branch: row.branch, branches: row.branches })}`,
    code: row.event,
    roles: row.roles.map((role) => roleName(role, t)).join(t('lifecycles.listSeparator')),
    target: targetText(row, words),
    requires: conditions(row.requires),
    when: conditions(row.when),
    documents: row.documents.map((code) => paperText(code, words)).join('\n'),
    basis: row.basis.join(t('lifecycles.separator')),
  };
}

function targetText(row: LifecycleRow, { t, locale }: Words): string {
  if (row.isExplainOnly) return t('lifecycles.explainOnly');
  if (row.targets.length === 0) return t('lifecycles.stays');
  return row.targets.map((target) => pick(target, locale)).join(t('lifecycles.separator'));
}

function conditionText({ reason, basis }: Condition, { t, locale }: Words): string {
  const text = pick(reason, locale);
  return basis === null ? text : t('lifecycles.condition', { text, basis });
}

function paperText(code: string, { paperTitle, locale }: Words): string {
  const title = paperTitle(code);
  return title === null ? code : `${code} ${pick(title, locale)}`;
}

/** A clock in words: what it is called, how long, on what basis. */
export function deadlineText(code: string, rule: DeadlineRule | null, { t, locale }: Words): string {
  if (rule === null) return code;
  return t('lifecycles.deadline', {
    label: pick(rule.label, locale),
    code,
    kind: t(`lifecycles.deadlineKinds.${rule.kind}`),
    length:
      rule.length === 0
        ? t('lifecycles.length.none')
        : t(`lifecycles.length.${rule.unit}`, { count: rule.length }),
    basis: rule.basis,
  });
}
