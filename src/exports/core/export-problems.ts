import type { Problem } from '../../platform/errors.ts';

/** Refusals of exports, beside their fields. */
export const exportProblems = {
  tooLong: (path: string, most: number): Problem => ({
    path,
    code: 'export.tooLong',
    message: {
      zh: `超过 ${most} 条，请缩小筛选范围，或者导出为不含明码的 Excel、CSV`,
      en: `More than ${most} rows: narrow the list, or export it as Excel or CSV without numbers in clear`,
    },
  }),
};
