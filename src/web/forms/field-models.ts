import { z } from 'zod';
import { type Instant, legalDay, legalTime } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import { type FieldMeta, fieldGroup, fieldMeta, type Widget } from '../../platform/form-data.ts';
import { type Bilingual, type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { formatYuan } from '../../platform/money.ts';
import { formatMu } from '../../platform/mu.ts';

export interface OptionModel {
  id: string;
  value: string;
  label: string;
  isChosen: boolean;
}
export interface RowModel {
  title: string;
  fields: FieldModel[];
}
/** One field as the partials draw it: everything is decided here. */
export interface FieldModel {
  kind: 'text' | 'textarea' | 'chips' | 'select' | 'checkbox' | 'checks' | 'rows' | 'group' | 'hidden';
  name: string;
  id: string;
  label: string;
  hint: string | null;
  error: string | null;
  isRequired: boolean;
  describedBy: string | null;
  value: string;
  inputType: 'text' | 'date' | 'datetime-local' | 'tel';
  inputMode: string | null;
  maxLength: number | null;
  /** Width of the input: short for dates and amounts. */
  size: 'short' | 'medium' | 'full';
  suffix: string | null;
  isSensitive: boolean;
  options: OptionModel[];
  rows: RowModel[];
  canAddRow: boolean;
  fields: FieldModel[];
}

export interface FieldsInput {
  fields: Readonly<Record<string, z.core.$ZodType>>;
  prefix: string;
  values: Readonly<Record<string, unknown>>;
  problems: readonly Problem[];
  options: Readonly<
    Record<string, readonly { readonly value: string; readonly label: string | Bilingual }[]>
  >;
  addRow: { readonly name: string; readonly count: number } | null;
  t: Translate;
  locale: Locale;
}

/** Lists up to this length are shown as chips, longer ones as a select. */
const chipLimit = 10;

export function describeFields(input: FieldsInput): FieldModel[] {
  return Object.entries(input.fields)
    .filter(([name, field]) => !isPointless(name, field, input))
    .map(([name, field]) => describeField(name, field, input));
}

/** A choice that may be left open and has nothing to choose from only asks people to wonder. */
function isPointless(key: string, field: z.core.$ZodType, input: FieldsInput): boolean {
  const options = fieldMeta(field)?.options;
  if (typeof options !== 'string' || (input.options[options]?.length ?? 0) > 0) return false;
  const isAsked = input.problems.some((problem) => problem.path === input.prefix + key);
  return !isAsked && z.safeParse(field, undefined).success;
}

function describeField(key: string, field: z.core.$ZodType, input: FieldsInput): FieldModel {
  const { t, locale } = input;
  const name = input.prefix + key;
  const meta: FieldMeta = fieldMeta(field) ?? { label: { zh: key, en: key } };
  const group = fieldGroup(field);
  const widget = meta.widget ?? 'text';
  const value = input.values[key];
  const options = optionsOf(name, meta, value, input);
  const problem = input.problems.find((candidate) => candidate.path === name);
  const hint = meta.hint === undefined ? defaultHint(widget, t) : pick(meta.hint, locale);
  const error = problem === undefined ? null : problemTextOf(problem, input);
  const shown = shownValue(widget, value);
  const describedBy = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return {
    kind: group === null ? kindOf(widget, options.length) : group.kind === 'rows' ? 'rows' : 'group',
    name,
    id: name,
    label: pick(meta.label, locale),
    hint,
    error,
    isRequired: isRequired(field, meta),
    describedBy: describedBy === '' ? null : describedBy,
    value: shown,
    inputType: inputTypeOf(widget, meta, shown),
    inputMode: meta.inputMode ?? null,
    maxLength: meta.maxLength ?? null,
    size: sizeOf(widget, meta),
    suffix: widget === 'money' ? t('web.form.yuan') : widget === 'mu' ? t('web.form.mu') : null,
    isSensitive: meta.sensitive === true,
    options,
    rows: group?.kind === 'rows' ? rowsOf(name, group.fields, meta, value, input) : [],
    canAddRow: group?.kind === 'rows' && rowCount(name, meta, value, input) < (meta.maxItems ?? 50),
    fields:
      group?.kind === 'object'
        ? describeFields({ ...input, fields: group.fields, prefix: `${name}.`, values: recordOf(value) })
        : [],
  };
}

function problemTextOf(problem: Problem, { t, locale }: FieldsInput): string {
  if (problem.message !== undefined) return pick(problem.message, locale);
  const key = `errors.fields.${problem.code}`;
  const text = t(key, problem.params ?? {});
  return text === key ? t('errors.fields.invalid') : text;
}

function isRequired(field: z.core.$ZodType, meta: FieldMeta): boolean {
  if (meta.widget === 'rows') return (meta.minItems ?? 0) > 0;
  return field instanceof z.ZodType && !field.isOptional();
}

function kindOf(widget: Widget, optionCount: number): FieldModel['kind'] {
  switch (widget) {
    case 'textarea':
    case 'checkbox':
    case 'checks':
    case 'hidden':
      return widget;
    case 'radio':
      return 'chips';
    case 'select':
      return optionCount <= chipLimit ? 'chips' : 'select';
    default:
      return 'text';
  }
}

function optionsOf(name: string, meta: FieldMeta, value: unknown, input: FieldsInput): OptionModel[] {
  const list = typeof meta.options === 'string' ? (input.options[meta.options] ?? []) : (meta.options ?? []);
  const chosen = new Set([value].flat().filter((item) => typeof item === 'string'));
  return list.map((option, index) => ({
    // The first carries the field's id, so that the error summary leads to it.
    id: index === 0 ? name : `${name}-${index}`,
    value: option.value,
    label: typeof option.label === 'string' ? option.label : pick(option.label, input.locale),
    isChosen: chosen.has(option.value),
  }));
}

function defaultHint(widget: Widget, t: Translate): string | null {
  if (widget === 'date') return t('web.form.dateHint');
  return widget === 'datetime' ? t('web.form.dateTimeHint') : null;
}

/** Typed values (fen, instants) as people write them; what was typed stays as it was. */
function shownValue(widget: Widget, value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : '';
  if (typeof value === 'number') {
    if (widget === 'money') return formatYuan(value);
    return widget === 'mu' ? formatMu(value) : String(value);
  }
  if (typeof value !== 'string') return '';
  if (widget === 'datetime' && /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value)) {
    return `${legalDay(value as Instant)}T${legalTime(value as Instant)}`;
  }
  return value;
}

/** A native date input would swallow what it cannot read; then the text is shown as text. */
function inputTypeOf(widget: Widget, meta: FieldMeta, value: string): FieldModel['inputType'] {
  if (widget === 'date') return value === '' || /^\d{4}-\d{2}-\d{2}$/.test(value) ? 'date' : 'text';
  if (widget === 'datetime')
    return value === '' || /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value) ? 'datetime-local' : 'text';
  return meta.inputMode === 'tel' ? 'tel' : 'text';
}

function sizeOf(widget: Widget, meta: FieldMeta): FieldModel['size'] {
  if (
    widget === 'date' ||
    widget === 'datetime' ||
    widget === 'money' ||
    widget === 'number' ||
    widget === 'mu'
  )
    return 'short';
  return (meta.maxLength ?? 200) <= 50 ? 'medium' : 'full';
}

/** One blank row more than there are, at least the required number, and one more when asked for. */
function rowCount(name: string, meta: FieldMeta, value: unknown, input: FieldsInput): number {
  const filled = Array.isArray(value) ? value.length : 0;
  const asked = input.addRow?.name === name ? input.addRow.count + 1 : 0;
  return Math.min(meta.maxItems ?? 50, Math.max(filled + 1, meta.minItems ?? 0, asked));
}

function rowsOf(
  name: string,
  fields: Readonly<Record<string, z.core.$ZodType>>,
  meta: FieldMeta,
  value: unknown,
  input: FieldsInput,
): RowModel[] {
  const filled: unknown[] = Array.isArray(value) ? value : [];
  return Array.from({ length: rowCount(name, meta, value, input) }, (_, index) => ({
    title: input.t('web.form.row', { label: pick(meta.label, input.locale), n: index + 1 }),
    fields: describeFields({
      ...input,
      fields,
      prefix: `${name}.${index}.`,
      values: recordOf(filled[index]),
    }),
  }));
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
