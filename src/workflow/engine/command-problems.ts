import { problemMaker } from '../../platform/problem.ts';

const problems = {
  unknownEvent: { zh: '没有这项操作', en: 'There is no such action' },
  beforePrevious: {
    zh: '不能早于上一环节发生的时间（{{previous}}）',
    en: 'Not earlier than the previous step ({{previous}})',
  },
} as const;

/** One refusal of a command, whatever the event. */
export const commandProblem = problemMaker(problems);
