import { problemMaker } from '../../platform/problem.ts';

const problems = {
  duplicate: { zh: '重复登记，请核对', en: 'Entered twice, please check' },
  riskNotHigher: { zh: '请选择比现在更高的等级', en: 'Choose a level above the present one' },
  riskNotLower: { zh: '请选择比现在更低的等级', en: 'Choose a level below the present one' },
  groupMissing: {
    zh: '登记工人时，申请人一方应选“多人”',
    en: 'To enter workers, the applicant must be a group',
  },
} as const;

/** One refusal beside a field. */
export const caseProblem = problemMaker(problems);
