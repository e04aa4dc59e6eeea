import { type Problem, ValidationError } from '../../platform/errors.ts';
import { agreementsLocales } from '../texts.ts';

export type ProblemCode = keyof (typeof agreementsLocales)['zh-CN']['problems'];

export interface ProblemOptions {
  readonly params?: Record<string, string | number>;
  readonly basis?: string;
}

/** One refusal with its sentence in both languages and, where a law asks for it, the article. */
export function problem(path: string, code: ProblemCode, options: ProblemOptions = {}): Problem {
  const { params = {}, basis } = options;
  return {
    path,
    code,
    params,
    message: {
      zh: fill(agreementsLocales['zh-CN'].problems[code], params),
      en: fill(agreementsLocales.en.problems[code], params),
    },
    ...(basis === undefined ? {} : { basis }),
  };
}

export function refuse(path: string, code: ProblemCode, options: ProblemOptions = {}): never {
  throw new ValidationError([problem(path, code, options)]);
}

/** Throws when there is anything to say. */
export function refuseAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ValidationError(problems);
}

/** Puts values into a text with {{names}}. */
export function fill(text: string, params: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}
