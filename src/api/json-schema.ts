import { z } from 'zod';
import type { Bilingual, Locale } from '../platform/i18n.ts';
import { pick } from '../platform/i18n.ts';

export type JsonSchema = Record<string, unknown>;
export type OptionLists = Readonly<
  Record<string, readonly { readonly value: string; readonly label: string | Bilingual }[]>
>;

/**
 * The JSON Schema (2020-12) of what may be sent or what is answered. Labels become titles, hints descriptions;
 * a field whose list is known only here and now gets it from `options`, else it names the list in `x-options`.
 */
export function jsonSchemaOf(
  schema: z.ZodType,
  about: { locale: Locale; direction: 'input' | 'output'; options?: OptionLists },
): JsonSchema {
  const { $schema: _, ...raw } = z.toJSONSchema(schema, { io: about.direction, unrepresentable: 'any' });
  return tidy(raw, about.locale, about.options ?? {}) as JsonSchema;
}

/** What the pages need and no other system does. */
const pageOnly = new Set([
  'label',
  'hint',
  'widget',
  'inputMode',
  'notFuture',
  'sensitive',
  'options',
  '~standard',
]);

function tidy(node: unknown, locale: Locale, lists: OptionLists): unknown {
  if (Array.isArray(node)) return node.map((item) => tidy(item, locale, lists));
  if (typeof node !== 'object' || node === null) return node;
  const source = node as JsonSchema;
  if (!isField(source)) {
    return Object.fromEntries(
      Object.entries(source).map(([key, value]) => [key, tidy(value, locale, lists)]),
    );
  }
  const kept = Object.entries(source).filter(([key]) => !pageOnly.has(key));
  const result = Object.fromEntries(kept.map(([key, value]) => [key, tidy(value, locale, lists)]));
  const { label, hint, sensitive, options } = source;
  const title = wordsOf(label, locale);
  const description = wordsOf(hint, locale);
  return {
    ...(title !== '' && { title }),
    ...(description !== '' && { description }),
    ...withOptions(result, options, locale, lists),
    ...(sensitive === true && { 'x-sensitive': true }),
  };
}

/** A schema that came from a form field, told from an object that happens to have a property `label`. */
function isField(node: JsonSchema): boolean {
  return isBilingual(node.label) && typeof node.widget === 'string';
}

function isBilingual(value: unknown): value is Bilingual {
  const { zh, en } = Object(value) as Partial<Record<'zh' | 'en', unknown>>;
  return typeof zh === 'string' && typeof en === 'string';
}

function wordsOf(value: unknown, locale: Locale): string {
  return isBilingual(value) ? pick(value, locale) : '';
}

function withOptions(result: JsonSchema, options: unknown, locale: Locale, lists: OptionLists): JsonSchema {
  if (options === undefined) return result;
  const list = typeof options === 'string' ? lists[options] : (options as OptionLists[string]);
  if (list === undefined) return { ...result, 'x-options': options };
  const choices = list.map(({ value, label }) => ({
    const: value,
    title: typeof label === 'string' ? label : pick(label, locale),
  }));
  // An empty `oneOf` would be no schema at all.
  const choose = (target: JsonSchema): JsonSchema => {
    const { enum: _, ...rest } = target;
    return choices.length === 0 ? { ...rest, enum: [] } : { ...rest, oneOf: choices };
  };
  const { items } = result;
  return typeof items === 'object' && items !== null
    ? { ...result, items: choose(items as JsonSchema) }
    : choose(result);
}
