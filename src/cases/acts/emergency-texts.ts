import { problemMaker } from '../../platform/problem.ts';

/** Texts of emergency reports; merged under `cases`. */
export const emergencyLocales = {
  'zh-CN': {
    emergency: {
      title: '紧急报告',
      at: '报告时间',
      signs: '险情',
      words: '原话和现场情况',
      told: '报告经过',
      measures: '已采取的措施',
      line: '{{at}} {{receiver}}{{who}}',
      separator: '、',
    },
  },
  en: {
    emergency: {
      title: 'Emergency reports',
      at: 'Reported at',
      signs: 'Danger',
      words: 'What was said and seen',
      told: 'Who was told',
      measures: 'What was done',
      line: '{{at}} {{receiver}}{{who}}',
      separator: ', ',
    },
  },
} as const;

const problems = {
  policeNotTold: {
    zh: '可能引起治安案件、刑事案件，须写明向公安机关报告的时间',
    en: 'This may become an offence: note when the police were told',
  },
} as const;

/** One refusal beside a field. */
export const emergencyProblem = problemMaker(problems);
