import { z } from 'zod';
import type { OptionList } from '../form-data.ts';
import { clean } from './characters.ts';
import { build, Fault, type Field, type FieldOptions, text, withDefault } from './field.ts';
import { readText } from './text.ts';

interface ChoiceOptions extends FieldOptions {
  /** A fixed list, or the name of an option provider whose list the handler checks. */
  options: OptionList | string;
}
type Choice<O> = O extends { options: readonly { readonly value: infer V extends string }[] } ? V : string;

function readChoice(value: string, options: OptionList | string): string {
  const choice = readText(value, 200);
  if (typeof options !== 'string' && !options.some((option) => option.value === choice))
    throw new Fault('notInList');
  return choice;
}

function choiceJson(options: OptionList | string): Record<string, unknown> {
  return typeof options === 'string'
    ? { type: 'string', maxLength: 200 }
    : { type: 'string', enum: options.map((option) => option.value) };
}

export function selectField<const O extends ChoiceOptions>(options: O): Field<Choice<O>, O> {
  const extra = { widget: 'select', options: options.options } as const;
  return build(text, options, extra, choiceJson(options.options), (value) =>
    readChoice(value, options.options),
  ) as unknown as Field<Choice<O>, O>;
}

/** Several of a list. A form sends one text or a repeated key; JSON sends an array. Not required means `[]`. */
export function checksField<const O extends ChoiceOptions & { max?: number }>(
  options: O,
): z.ZodType<Choice<O>[]> {
  const { max = 100 } = options;
  const json = { type: 'array', items: choiceJson(options.options), maxItems: max };
  const extra = { widget: 'checks', options: options.options, maxItems: max } as const;
  const accepts = z.union([z.array(text), text]);
  const field = build(accepts, { ...options, required: true }, extra, json, (value) => {
    const chosen = [value].flat().filter((item) => clean(item) !== '');
    if (chosen.length === 0 && options.required !== false) throw new Fault('required');
    if (chosen.length > max) throw new Fault('tooMany', { max });
    return [...new Set(chosen.map((item) => readChoice(item, options.options)))];
  });
  return withDefault(field, options.required !== false, [], json) as unknown as z.ZodType<Choice<O>[]>;
}

/** A tick box. Absent is false; with `required: true` it must be ticked. */
export function flagField<const O extends FieldOptions>(options: O): z.ZodType<boolean> {
  const isRequired = options.required === true;
  const json = { type: 'boolean', ...(isRequired && { const: true }) };
  const accepts = z.union([z.boolean(), text]);
  const field = build(accepts, { ...options, required: true }, { widget: 'checkbox' }, json, (value) => {
    const isTicked = value === true || value === 'on' || value === 'true' || value === '1';
    if (!isTicked && value !== false && value !== 'false' && value !== '0') throw new Fault('wrongType');
    if (isRequired && !isTicked) throw new Fault('mustConfirm');
    return isTicked;
  });
  return withDefault(field, isRequired, false, json);
}
