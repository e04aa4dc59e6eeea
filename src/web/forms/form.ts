import type { z } from 'zod';
import type { Problem } from '../../platform/errors.ts';
import { fieldGroup } from '../../platform/form-data.ts';
import type { Bilingual, Locale, Translate } from '../../platform/i18n.ts';
import { newId } from '../../platform/ids.ts';
import { problemText } from '../pages/error-page.ts';
import { describeFields, type FieldModel } from './field-models.ts';

export type { FieldModel } from './field-models.ts';
export type { FormControl, RawGroup } from './form-body.ts';
export { parseForm, parseQuery } from './parse-form.ts';

export interface ProvidedOption {
  readonly value: string;
  readonly label: string | Bilingual;
}

export interface FormInput {
  readonly schema: z.ZodObject;
  readonly t: Translate;
  readonly locale: Locale;
  /** Where the form is sent. */
  readonly action: string;
  /** What was typed (`parsed.values`), or values to start with, also typed ones: fen, instants, booleans. */
  readonly values?: Readonly<Record<string, unknown>>;
  readonly problems?: readonly Problem[];
  /** Lists by the provider name in the field's `options`. */
  readonly options?: Readonly<Record<string, readonly ProvidedOption[]>>;
  /** More hidden inputs; their names must be fields of the schema or control fields. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** The key and the asked-for row of the form that is shown again. */
  readonly control?: {
    readonly idempotencyKey?: string | null;
    readonly addRow?: { readonly name: string; readonly count: number } | null;
  };
  /** Revision of the record as shown; comes back as `control.stateRev`. */
  readonly stateRev?: number;
  readonly submitLabel?: string;
  readonly submitTone?: 'primary' | 'danger';
  readonly cancelHref?: string;
  /** Second submit button, comes back as `control.action`. */
  readonly secondary?: { readonly action: string; readonly label: string };
  /** Asks for a tick (`control.isConfirmed`) before what cannot be undone; refuse with `{path: '_confirm', code: 'mustConfirm'}`. */
  readonly confirm?: string;
  /** File inputs of a multipart form; the route needs `upload` in its policy. */
  readonly files?: readonly {
    name: string;
    label: string;
    hint?: string;
    accept?: string;
    isMultiple?: boolean;
  }[];
}

export interface FormModel {
  action: string;
  fields: FieldModel[];
  hidden: { name: string; value: string }[];
  files: { name: string; label: string; hint: string | null; accept: string; isMultiple: boolean }[];
  summary: { title: string; items: { href: string; text: string }[] } | null;
  submitLabel: string;
  submitTone: 'primary' | 'danger';
  cancelHref: string | null;
  secondary: { action: string; label: string } | null;
  confirm: { text: string; error: string | null } | null;
  isMultipart: boolean;
}

const acceptedFiles = '.jpg,.jpeg,.png,.pdf,image/jpeg,image/png,application/pdf';

/** The view model of a form, for `include('/partials/form', { form })`. */
export function describeForm(input: FormInput): FormModel {
  const { schema, t, locale } = input;
  const problems = input.problems ?? [];
  const hidden = Object.entries(input.hidden ?? {}).filter(([name]) => name !== '_key' && name !== '_rev');
  const taken = new Set(hidden.map(([name]) => name));
  const fields = describeFields({
    fields: fieldGroup(schema)?.fields ?? {},
    prefix: '',
    values: input.values ?? {},
    problems,
    options: input.options ?? {},
    addRow: input.control?.addRow ?? null,
    t,
    locale,
  }).filter((field) => !taken.has(field.name));
  return {
    action: input.action,
    fields,
    hidden: [
      ...hidden.map(([name, value]) => ({ name, value })),
      { name: '_key', value: input.control?.idempotencyKey ?? newId() },
      ...(input.stateRev === undefined ? [] : [{ name: '_rev', value: String(input.stateRev) }]),
    ],
    files: (input.files ?? []).map((file) => ({
      name: file.name,
      label: file.label,
      hint: file.hint ?? t('web.form.fileHint'),
      accept: file.accept ?? acceptedFiles,
      isMultiple: file.isMultiple === true,
    })),
    summary: problems.length === 0 ? null : summaryOf(problems, fields, t, locale),
    submitLabel: input.submitLabel ?? t('web.form.submit'),
    submitTone: input.submitTone ?? 'primary',
    cancelHref: input.cancelHref ?? null,
    secondary: input.secondary ?? null,
    confirm:
      input.confirm === undefined ? null : { text: input.confirm, error: confirmError(problems, t, locale) },
    isMultipart: (input.files ?? []).length > 0,
  };
}

function confirmError(problems: readonly Problem[], t: Translate, locale: Locale): string | null {
  const problem = problems.find((candidate) => candidate.path === '_confirm');
  return problem === undefined ? null : problemText(problem, t, locale);
}

/** Problems in the order of the page; each leads to its field and names it, in rows with the row. */
function summaryOf(
  problems: readonly Problem[],
  fields: readonly FieldModel[],
  t: Translate,
  locale: Locale,
) {
  const named = namedFields(fields, '');
  const place = new Map(named.map((field, index) => [field.name, index]));
  const placeOf = (problem: Problem) => place.get(problem.path) ?? -1;
  return {
    title: t('web.form.problems', { n: problems.length }),
    items: [...problems]
      .sort((left, right) => placeOf(left) - placeOf(right))
      .map((problem) => {
        const field = named[placeOf(problem)];
        const text = problemText(problem, t, locale);
        if (problem.path === '_confirm') return { href: '#_confirm', text };
        if (field === undefined) return { href: '#form', text };
        const isWhole = problem.message !== undefined;
        return {
          href: `#${field.id}`,
          text: isWhole ? text : t('web.form.problemOf', { label: field.label, text }),
        };
      }),
  };
}

function namedFields(
  fields: readonly FieldModel[],
  rowTitle: string,
): { name: string; id: string; label: string }[] {
  return fields.flatMap((field) => [
    { name: field.name, id: field.id, label: `${rowTitle}${field.label}` },
    ...field.rows.flatMap((row) => namedFields(row.fields, `${row.title} `)),
    ...namedFields(field.fields, rowTitle),
  ]);
}
