import type { z } from 'zod';
import type { Problem } from '../../platform/errors.ts';
import { fieldGroup, fieldMeta } from '../../platform/form-data.ts';

/** The option list a field chooses from by name, e.g. `dictionary:routes` or `parties`; null for fixed lists. */
export function optionNameOf(field: z.core.$ZodType): string | null {
  const options = fieldMeta(field)?.options;
  return typeof options === 'string' ? options : null;
}

/** Names of the option lists a form asks for, also inside rows. */
export function optionNames(schema: z.core.$ZodType): string[] {
  const names = Object.values(fieldGroup(schema)?.fields ?? {}).flatMap((field) => {
    const name = optionNameOf(field);
    return [...(name === null ? [] : [name]), ...optionNames(field)];
  });
  return [...new Set(names)];
}

export type WrongChoice = Problem & { readonly list: string; readonly value: string };

/**
 * What was chosen that its list does not hold. `lists` has the values of the lists that are to be held to; a field
 * whose list is not among them is left to the handler of its event.
 */
export function optionProblems(
  schema: z.core.$ZodType,
  data: unknown,
  lists: ReadonlyMap<string, ReadonlySet<string>>,
  prefix = '',
): WrongChoice[] {
  if (Array.isArray(data)) {
    return data.flatMap((row, index) => optionProblems(schema, row, lists, `${prefix}${index}.`));
  }
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(fieldGroup(schema)?.fields ?? {}).flatMap(([name, field]) => {
    const value = (data as Readonly<Record<string, unknown>>)[name];
    const listName = optionNameOf(field) ?? '';
    const list = lists.get(listName);
    const path = `${prefix}${name}`;
    if (list === undefined) return optionProblems(field, value, lists, `${path}.`);
    const chosen = Array.isArray(value) ? value : value === undefined ? [] : [value];
    const wrong = chosen.find((one) => !list.has(String(one)));
    return wrong === undefined ? [] : [{ path, code: 'notInList', list: listName, value: String(wrong) }];
  });
}
