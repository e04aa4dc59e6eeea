import type { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import { type FieldMeta, fieldGroup, fieldMeta } from '../../platform/form-data.ts';
import { type Bilingual, type Locale, pick, type Translate } from '../../platform/i18n.ts';
import { formatYuan } from '../../platform/money.ts';
import { formatMu } from '../../platform/mu.ts';
import type { EventSpec } from '../../workflow/definitions/definition.ts';
import { momentLabel } from '../core/moment-label.ts';

export interface ActWords {
  readonly t: Translate;
  readonly locale: Locale;
  /** Names by id: parties, files, other acts. */
  readonly nameOf: (id: string) => string | undefined;
  readonly dictionaryLabel: (dictionary: string, code: string) => string;
}

/** What was filled into the form of an act, label by label, as its reader sees it; empty fields are left out. */
export function actValues(
  spec: EventSpec,
  data: Readonly<Record<string, unknown>>,
  words: ActWords,
): { readonly label: string; readonly value: string }[] {
  return valuesOf(spec.form.shape, data, words);
}

function valuesOf(
  shape: Readonly<Record<string, z.core.$ZodType>>,
  data: Readonly<Record<string, unknown>>,
  words: ActWords,
): { label: string; value: string }[] {
  return Object.entries(shape).flatMap(([name, field]) => {
    const meta = fieldMeta(field);
    const value = data[name];
    if (meta === undefined || meta.sensitive || value === undefined || value === null) return [];
    const text = Array.isArray(value) ? listText(value, field, meta, words) : valueText(value, meta, words);
    return text === '' ? [] : [{ label: pick(meta.label, words.locale), value: text }];
  });
}

function listText(
  values: readonly unknown[],
  field: z.core.$ZodType,
  meta: FieldMeta,
  words: ActWords,
): string {
  const { t } = words;
  if (meta.widget !== 'rows') {
    return values.map((one) => valueText(one, meta, words)).join(t('cases.acts.separator'));
  }
  const shape = fieldGroup(field)?.fields ?? {};
  return values
    .map((row, index) => {
      const cells = valuesOf(shape, row as Record<string, unknown>, words).map(({ value }) => value);
      return t('cases.acts.row', { n: index + 1, values: cells.join(' ') });
    })
    .join('\n');
}

function valueText(value: unknown, meta: FieldMeta, words: ActWords): string {
  switch (meta.widget) {
    case 'checkbox':
      return value === true ? words.t('cases.acts.yes') : '';
    case 'money':
      return formatYuan(Number(value));
    case 'mu':
      return formatMu(Number(value));
    case 'datetime':
      return momentLabel(String(value) as Instant);
    case 'select':
    case 'radio':
    case 'checks':
      return optionText(String(value), meta, words);
    default:
      return String(value);
  }
}

function optionText(value: string, { options }: FieldMeta, words: ActWords): string {
  if (Array.isArray(options)) {
    const all = options as readonly { readonly value: string; readonly label: Bilingual }[];
    const found = all.find((one) => one.value === value);
    return found === undefined ? value : pick(found.label, words.locale);
  }
  if (typeof options === 'string' && options.startsWith('dictionary:')) {
    return words.dictionaryLabel(options.slice('dictionary:'.length), value);
  }
  return words.nameOf(value) ?? '';
}
