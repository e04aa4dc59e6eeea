import type { Problem } from '../platform/errors.ts';
import { problemTexts } from './texts.ts';

/** Gives the problems of these forms their words; others keep their code, which the page knows. */
export function withWords(problems: readonly Problem[]): Problem[] {
  return problems.map((problem) => {
    const message = problemTexts[problem.code as keyof typeof problemTexts];
    return message === undefined || problem.message !== undefined ? problem : { ...problem, message };
  });
}
