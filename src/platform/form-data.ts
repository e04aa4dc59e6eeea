import { z } from 'zod';
import { asInstant, type Day, isDay, legalDay } from './clock.ts';
import type { Problem } from './errors.ts';
import type { Bilingual } from './i18n.ts';

export type Widget =
  | 'text'
  | 'textarea'
  | 'date'
  | 'datetime'
  | 'money'
  | 'number'
  | 'mu'
  | 'select'
  | 'radio'
  | 'checkbox'
  | 'checks'
  | 'rows'
  | 'hidden';
export type OptionList = readonly { readonly value: string; readonly label: Bilingual }[];

export interface FieldMeta {
  label: Bilingual;
  hint?: Bilingual;
  widget?: Widget;
  options?: OptionList | string;
  sensitive?: true;
  inputMode?: 'numeric' | 'decimal' | 'tel';
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  /** The day must not lie after the day the form is sent. */
  notFuture?: true;
}

/** The label, hint and widget of a field, also when somebody wrapped it in optional, default or a refinement. */
export function fieldMeta(field: z.core.$ZodType): FieldMeta | undefined {
  const own = z.globalRegistry.get(field);
  const inner = innerOf(field);
  return own?.label !== undefined || inner === undefined ? (own as FieldMeta | undefined) : fieldMeta(inner);
}

function innerOf(field: z.core.$ZodType): z.core.$ZodType | undefined {
  const { innerType, in: input } = field._zod.def as { innerType?: z.core.$ZodType; in?: z.core.$ZodType };
  return innerType ?? input;
}

export interface FieldGroup {
  kind: 'object' | 'rows';
  fields: Readonly<Record<string, z.core.$ZodType>>;
}

/** The fields of an object, or of the rows of a list; null for a single value. */
export function fieldGroup(field: z.core.$ZodType): FieldGroup | null {
  if (field instanceof z.ZodObject) return { kind: 'object', fields: field.shape };
  if (field instanceof z.ZodArray) {
    const element = fieldGroup(field.element);
    return element && { kind: 'rows', fields: element.fields };
  }
  const inner = innerOf(field);
  return inner === undefined ? null : fieldGroup(inner);
}

export type ParsedData<T> = { ok: true; data: T } | { ok: false; unknown: string[]; problems: Problem[] };

/**
 * Validates what a form, the API or an import sent. `unknown` names fields that do not exist (answer 400),
 * `problems` what is wrong with the others (answer 422). With `today` days marked `notFuture` are held to it.
 */
export function parseData<S extends z.ZodType>(schema: S, raw: unknown, today?: Day): ParsedData<z.infer<S>> {
  const parsed = schema.safeParse(raw, { reportInput: true });
  const issues = parsed.error?.issues ?? [];
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key].join('.')) : [],
  );
  const problems = issues.filter((issue) => issue.code !== 'unrecognized_keys').map(problemOf);
  if (today !== undefined) {
    const seen = new Set(problems.map((problem) => problem.path));
    const late = futureDays(schema, parsed.success ? parsed.data : raw, today, '');
    problems.push(...late.filter((problem) => !seen.has(problem.path)));
  }
  if (parsed.success && problems.length === 0) return { ok: true, data: parsed.data };
  return { ok: false, unknown, problems };
}

const tooBig: Readonly<Record<string, string>> = { array: 'tooMany', string: 'tooLong' };
const tooSmall: Readonly<Record<string, string>> = { array: 'tooFew', string: 'tooShort' };

function problemOf(issue: z.core.$ZodIssue): Problem {
  const path = issue.path.join('.');
  const isMissing = issue.input === undefined || issue.input === null;
  if (issue.code === 'custom') {
    const code = /^[a-z]\w*$/i.test(issue.message) ? issue.message : 'invalid';
    return { path, code, ...(issue.params as Partial<Problem> | undefined) };
  }
  if (issue.code === 'too_big') {
    const code = tooBig[issue.origin] ?? 'tooLarge';
    const length = typeof issue.input === 'string' ? [...issue.input].length : 0;
    return { path, code, params: { max: Number(issue.maximum), length } };
  }
  if (issue.code === 'too_small') {
    const code = tooSmall[issue.origin] ?? 'tooSmall';
    const isBlank = code !== 'tooSmall' && Number(issue.minimum) <= 1;
    return isBlank ? { path, code: 'required' } : { path, code, params: { min: Number(issue.minimum) } };
  }
  if (isMissing) return { path, code: 'required' };
  if (issue.code === 'invalid_value') return { path, code: 'notInList' };
  return { path, code: issue.code === 'invalid_format' ? 'badFormat' : 'wrongType' };
}

function futureDays(field: z.core.$ZodType, data: unknown, today: Day, path: string): Problem[] {
  if (Array.isArray(data))
    return data.flatMap((item, index) => futureDays(field, item, today, `${path}${index}.`));
  const fields = Object.entries(fieldGroup(field)?.fields ?? {});
  if (typeof data !== 'object' || data === null) return [];
  return fields.flatMap(([name, child]) => {
    const value = (data as Record<string, unknown>)[name];
    if (typeof value === 'object') return futureDays(child, value, today, `${path}${name}.`);
    if (typeof value !== 'string' || fieldMeta(child)?.notFuture !== true) return [];
    const day = /T.*Z$/.test(value) ? legalDay(asInstant(value)) : value;
    return isDay(day) && day > today ? [{ path: path + name, code: 'future' }] : [];
  });
}
