import type { Samples } from '../paper.ts';
import { land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'supervision',
    record: {
      ...land('2020-02-24'),
      kind: 'supervise',
      office: '客路镇综治中心',
      receiver: '客路镇人民调解委员会',
      item: landDispute,
      problem: '超过十日未组织第一次调解。',
      demand: '三日内组织双方到场调解，并报告结果。',
      dueOn: '2020-02-27',
      approver: '李永明',
    },
  },
];
