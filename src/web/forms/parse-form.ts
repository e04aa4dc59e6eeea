import type { z } from 'zod';
import { type Day, legalDay, systemClock } from '../../platform/clock.ts';
import { BadRequestError, type Problem } from '../../platform/errors.ts';
import { characterFault } from '../../platform/fields/index.ts';
import { parseData } from '../../platform/form-data.ts';
import { type FormControl, type RawGroup, type RawValue, readControl, unflatten } from './form-body.ts';

export type ParsedForm<T> =
  | { ok: true; data: T; values: RawGroup; control: FormControl }
  | { ok: false; status: 200 | 422; problems: Problem[]; values: RawGroup; control: FormControl };

/**
 * Reads what a form sent. `values` is what was typed, to show the form again; `control` the idempotency key,
 * the state revision and which button. Asking for another row gives `ok: false` with status 200 and no problems.
 * Throws BadRequestError for fields the schema does not know. `today` is for days that must not be in the future.
 */
export function parseForm<S extends z.ZodObject>(
  schema: S,
  body: unknown,
  options: { today?: Day } = {},
): ParsedForm<z.infer<S>> {
  const sent = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const control = readControl(sent);
  const values = unflatten(schema, sent);
  if (control.addRow !== null) return { ok: false, status: 200, problems: [], values, control };

  const characterProblems = findIllegal(values, '');
  const parsed = parseData(schema, values, options.today ?? legalDay(systemClock.now()));
  if (parsed.ok && characterProblems.length === 0) return { ok: true, data: parsed.data, values, control };
  const others = parsed.ok ? [] : parsed.problems;
  if (!parsed.ok && parsed.unknown.length > 0)
    throw new BadRequestError('unknownField', { field: parsed.unknown[0] ?? '' });
  const seen = new Set(characterProblems.map((problem) => problem.path));
  const problems = [...characterProblems, ...others.filter((problem) => !seen.has(problem.path))];
  return { ok: false, status: 422, problems, values, control };
}

/** No field of any kind takes NUL, broken characters or characters that turn the text round. */
function findIllegal(value: RawValue, path: string): Problem[] {
  if (typeof value === 'string') {
    const code = characterFault(value);
    return code === null ? [] : [{ path, code }];
  }
  return Object.entries(value).flatMap(([key, item]: [string, RawValue]) =>
    findIllegal(
      item,
      Array.isArray(value) && typeof item === 'string' ? path : path === '' ? key : `${path}.${key}`,
    ),
  );
}

const strictSchemas = new WeakMap<z.ZodObject, z.ZodObject>();

/** A schema compiles itself at its first use, so that each is made strict only once. */
function strictOf(schema: z.ZodObject): z.ZodObject {
  const strict = strictSchemas.get(schema) ?? schema.strict();
  strictSchemas.set(schema, strict);
  return strict;
}

/**
 * Reads the query of a list page: `Wrong` values are no typing errors there but broken links.
 * Blank parameters count as absent. Throws BadRequestError that names the parameter.
 */
export function parseQuery<S extends z.ZodObject>(schema: S, query: unknown): z.infer<S> {
  const sent = Object.entries(Object(query) as Record<string, unknown>);
  const filled = Object.fromEntries(sent.filter(([name, value]) => name !== 'lang' && value !== ''));
  const parsed = parseData(strictOf(schema), filled);
  if (parsed.ok) return parsed.data as z.infer<S>;
  const field = parsed.unknown[0] ?? parsed.problems[0]?.path ?? '';
  throw new BadRequestError('badParameter', { field: field.replace(/[^\w.[\]-]/g, '?').slice(0, 60) });
}
