import { problemMaker } from '../../platform/problem.ts';
import { areaProblemTexts } from './texts.ts';

/** One refusal beside a field of a place or a cell of a list. */
export const areaProblem = problemMaker(areaProblemTexts);
