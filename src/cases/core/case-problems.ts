import type { Problem } from '../../platform/errors.ts';
import { pageLocales } from '../page/texts.ts';

type Words = Readonly<Record<string, string>>;

/** Puts this feature's own sentences beside the problems that have no text yet; others keep the general ones. */
export function withCaseWords(problems: readonly Problem[]): Problem[] {
  const zh: Words = pageLocales['zh-CN'].page.problems;
  const en: Words = pageLocales.en.page.problems;
  return problems.map((problem) => {
    const inChinese = zh[problem.code];
    const inEnglish = en[problem.code];
    if (problem.message !== undefined || inChinese === undefined || inEnglish === undefined) return problem;
    const params = problem.params ?? {};
    return { ...problem, message: { zh: fill(inChinese, params), en: fill(inEnglish, params) } };
  });
}

function fill(text: string, params: Record<string, string | number>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
}
