import { problemMaker } from '../platform/problem.ts';

const problems = {
  notEntrusted: { zh: '没有登记法院委派、委托', en: 'No entrustment by a court is on record' },
  beforeEntrustment: {
    zh: '报送日期不能早于签收法院材料的日期',
    en: "The report cannot lie before the court's papers were signed for",
  },
  papersKept: {
    zh: '报送结果时须退回诉讼材料',
    en: "The court's papers go back together with the report",
  },
  notFiled: { zh: '没有登记申请仲裁', en: 'No application for arbitration is on record' },
  beforeFiled: { zh: '结案日期不能早于申请仲裁的日期', en: 'It cannot have ended before it was filed' },
} as const;

/** One refusal beside a field. */
export const referralProblem = problemMaker(problems);
