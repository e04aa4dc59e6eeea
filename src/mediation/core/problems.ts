import { bothSides, problemMaker } from '../../platform/problem.ts';
import { mediationLocales } from './texts.ts';

/** One refusal of this feature. */
export const problem = problemMaker(
  bothSides(mediationLocales['zh-CN'].problems, mediationLocales.en.problems),
);
