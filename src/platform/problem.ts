import { type Problem, ValidationError } from './errors.ts';
import type { Bilingual } from './i18n.ts';

type Values = Readonly<Record<string, string | number | boolean | null>>;

/** Puts values into a text with {{names}}; a name without a value leaves nothing. */
export function fill(text: string, values: Values): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
}

/** The same for both languages. */
export function fillBoth({ zh, en }: Bilingual, values: Values): Bilingual {
  return { zh: fill(zh, values), en: fill(en, values) };
}

export interface ProblemOptions {
  readonly params?: Readonly<Record<string, string | number>>;
  /** The article of the law that asks for it. */
  readonly basis?: string;
}
export type ProblemMaker<Code extends string> = (
  path: string,
  code: Code,
  options?: ProblemOptions,
) => Problem;

/**
 * Makes the problems of one feature: each code with its sentence in both languages from the start, so that page, API
 * and command line say the same. Problems made without it have codes of `errors.fields`, which every feature shares.
 */
export function problemMaker<Code extends string>(
  texts: Readonly<Record<Code, Readonly<Bilingual>>>,
): ProblemMaker<Code> {
  return (path, code, { params = {}, basis } = {}) => ({
    path,
    code,
    params: { ...params },
    message: fillBoth(texts[code], params),
    ...(basis === undefined ? {} : { basis }),
  });
}

/** The two sides of a catalogue as texts in both languages. */
export function bothSides<Code extends string>(
  chinese: Readonly<Record<Code, string>>,
  english: Readonly<Record<Code, string>>,
): Record<Code, Bilingual> {
  const codes = Object.keys(chinese) as Code[];
  const pairs = codes.map((code) => [code, { zh: chinese[code], en: english[code] }] as const);
  return Object.fromEntries(pairs) as Record<Code, Bilingual>;
}

/** Throws one problem. */
export function refuse(problem: Problem): never {
  throw new ValidationError([problem]);
}

/** Throws when there is anything to say. */
export function refuseAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ValidationError(problems);
}
