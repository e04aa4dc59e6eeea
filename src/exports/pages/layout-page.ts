import { z } from 'zod';
import type { Day } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import { dayField, selectField, textField } from '../../platform/fields/index.ts';
import { pick } from '../../platform/i18n.ts';
import { describeForm, type FormInput, type ProvidedOption } from '../../web/forms/form.ts';
import type { PageHead } from '../../web/pages/render.ts';
import type { ExportColumn, ExportWords } from '../core/export-list.ts';
import { knownNames, type Layout } from '../layouts/layout.ts';

const listOptions = 'exportLists';

export const layoutForm = z.object({
  list: selectField({ label: { zh: '用于哪个列表', en: 'For which list' }, options: listOptions }),
  name: textField({
    label: { zh: '名称', en: 'Name' },
    hint: { zh: '与已有名称相同的，作为新版本', en: 'A name in use makes a new version' },
    max: 50,
  }),
  validFrom: dayField({ label: { zh: '启用日期', en: 'In use from' } }),
});

export interface LayoutPageInput {
  readonly layouts: readonly Layout[];
  readonly lists: readonly ProvidedOption[];
  /** The list whose names are shown. */
  readonly list: string;
  readonly columns: readonly ExportColumn[];
  readonly today: Day;
  readonly shown: {
    readonly values?: Readonly<Record<string, unknown>>;
    readonly problems?: readonly Problem[];
    readonly control?: NonNullable<FormInput['control']>;
  };
}

/** `/exports/layouts`: the office's own workbooks, and what they can be filled with. */
export function layoutPage(
  { layouts, lists, list, columns, today, shown }: LayoutPageInput,
  { t, locale }: ExportWords,
) {
  const problems = shown.problems ?? [];
  const labelOf = (id: string): string => {
    const label = lists.find(({ value }) => value === id)?.label ?? id;
    return typeof label === 'string' ? label : pick(label, locale);
  };
  const names = knownNames(columns.map(({ id, kind, label }) => ({ id, kind, label: label.zh })));
  const head: PageHead = {
    title: t('exports.layouts'),
    active: 'cases',
    breadcrumbs: [{ label: t('exports.layouts') }],
    problemCount: problems.length,
  };
  return {
    ...head,
    listLabel: labelOf(list),
    lists: lists.map(({ value }) => ({
      label: labelOf(value),
      href: `/exports/layouts?list=${value}`,
      isActive: value === list,
    })),
    heads: names.heads.map((name) => `{{${name}}}`),
    columns: names.columns.map((name) => `{{${name}}}`),
    sums: names.sums.map((name) => `{{${name}}}`),
    hasFigures: list === 'figures',
    layouts: layouts.map((one) => ({
      ...{ id: one.id, name: one.name, no: one.no, list: labelOf(one.list) },
      names: one.names.join('、'),
      valid: `${one.validFrom} – ${one.validTo ?? t('exports.words.open')}`,
      canEnd: one.validTo === null,
    })),
    form: describeForm({
      schema: layoutForm,
      t,
      locale,
      action: '/exports/layouts',
      values: { list, validFrom: today },
      options: { [listOptions]: lists },
      submitLabel: t('exports.layout.add'),
      files: [
        {
          name: 'file',
          label: t('exports.layout.file'),
          hint: t('exports.layout.fileHint'),
          accept: '.xlsx',
        },
      ],
      ...shown,
    }),
  };
}
