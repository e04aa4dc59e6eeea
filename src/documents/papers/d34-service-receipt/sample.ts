import type { Samples } from '../paper.ts';
import { land } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'receipt of service',
    record: {
      ...land('2020-02-20'),
      receiver: '客路镇龙秋村',
      address: '客路镇龙秋村祠堂东侧办公室',
      papers: [
        { name: '维持现状告知书', paperNumber: '（2020）客路人调字第7号' },
        { name: '人民调解通知书', paperNumber: '（2020）客路人调字第7号-通' },
      ],
      way: '直接送达',
    },
  },
];
