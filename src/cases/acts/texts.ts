import { problemMaker } from '../../platform/problem.ts';

/** Texts of acts; merged under `cases`. */
export const actLocales = {
  'zh-CN': {
    acts: {
      title: '专项记录和函件',
      separator: '、',
      awaited: '等待答复',
      replied: '答复',
      reply: {
        done: '已办理、已提供',
        partly: '部分办理、部分提供',
        refused: '不予办理',
        silent: '逾期未答复',
      },
      ended: '已了结',
      yes: '是',
      row: '{{n}}. {{values}}',
    },
  },
  en: {
    acts: {
      title: 'Acts and letters on record',
      separator: ', ',
      awaited: 'waits for an answer',
      replied: 'Answer',
      reply: {
        done: 'Done or handed over',
        partly: 'Partly',
        refused: 'Refused',
        silent: 'No answer in time',
      },
      ended: 'settled',
      yes: 'yes',
      row: '{{n}}. {{values}}',
    },
  },
} as const;

const problems = {
  replyBeforeAct: {
    zh: '答复日期不能早于该事项的日期',
    en: 'The answer cannot lie before what it answers',
  },
} as const;

/** One refusal beside a field. */
export const actProblem = problemMaker(problems);
