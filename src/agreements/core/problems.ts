import { bothSides, problemMaker } from '../../platform/problem.ts';
import { agreementsLocales } from './texts.ts';

/** One refusal of this feature. */
export const problem = problemMaker(
  bothSides(agreementsLocales['zh-CN'].problems, agreementsLocales.en.problems),
);

export type ProblemCode = Parameters<typeof problem>[1];
