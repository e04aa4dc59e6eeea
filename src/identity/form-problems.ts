import { problemMaker } from '../platform/problem.ts';
import { problemTexts } from './texts.ts';

/** One refusal beside a field of signing in, of passwords and of accounts. */
export const accountProblem = problemMaker(problemTexts);
