import type { Request } from 'express';
import type { Problem } from '../../platform/errors.ts';
import { type Locale, pick, type Translate } from '../../platform/i18n.ts';

/** The sentence for one problem, from its own text or from `errors.fields.<code>`. */
export function problemText(problem: Problem, t: Translate, locale: Locale): string {
  if (problem.message !== undefined) {
    const text = pick(problem.message, locale);
    return problem.basis === undefined ? text : t('web.withBasis', { text, basis: problem.basis });
  }
  const key = `errors.fields.${problem.code}`;
  const text = t(key, problem.params ?? {});
  return text === key ? t('errors.fields.invalid') : text;
}

/** The sentence for an error code; codes of features live under `errors` too or fall back to the status. */
export function errorText(
  code: string,
  status: number,
  params: Record<string, unknown>,
  t: Translate,
): string {
  const key = `errors.${code}`;
  const text = t(key, params);
  return text === key ? t(`errors.status.${status}`) : text;
}

export interface TypedValue {
  name: string;
  value: string;
}

/** Fields whose content is never sent back; only whole names, for areas, cases and papers have codes too. */
const secretNames = new Set(['password', 'current', 'repeated', 'activationCode']);
const keptControls = new Set(['_key', '_rev', '_addRow', '_action', '_confirm']);

/** What was typed, to show it again and to send it again: without token, passwords and one-time codes. */
export function typedValues(req: Request): { shown: TypedValue[]; hidden: TypedValue[] } {
  const body: unknown = req.body;
  if (typeof body !== 'object' || body === null) return { shown: [], hidden: [] };
  const pairs = Object.entries(body as Record<string, unknown>).flatMap(([name, value]) =>
    [value]
      .flat()
      .flatMap((item) => (typeof item === 'string' && item !== '' ? [{ name, value: item }] : [])),
  );
  const kept = pairs.filter(({ name }) => !secretNames.has(name));
  const hidden = kept.filter(({ name }) => !name.startsWith('_') || keptControls.has(name));
  return { hidden, shown: hidden.filter(({ name }) => !name.startsWith('_')) };
}

/** One change since the page was shown, in words. */
export interface ChangeLine {
  text: string;
  by?: string;
  at?: string;
  before?: string;
  after?: string;
}

/** Reads the loosely typed `changes` of a StaleVersionError: texts, two-language texts, or objects with them. */
export function changeLines(changes: readonly unknown[], locale: Locale): ChangeLine[] {
  return changes.flatMap((change) => {
    const text = wordsOf(change, locale);
    if (text === null) return [];
    const { by, at, before, after } = Object(change) as Record<string, unknown>;
    return [
      {
        text,
        ...(typeof by === 'string' && { by }),
        ...(typeof at === 'string' && { at }),
        ...(typeof before === 'string' && { before }),
        ...(typeof after === 'string' && { after }),
      },
    ];
  });
}

function wordsOf(value: unknown, locale: Locale): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return null;
  const { zh, en, text, label, event } = value as Record<string, unknown>;
  if (typeof zh === 'string' && typeof en === 'string') return pick({ zh, en }, locale);
  return wordsOf(text ?? label ?? event, locale);
}
