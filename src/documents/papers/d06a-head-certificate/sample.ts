import type { Samples } from '../paper.ts';
import { land } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'legal representative',
    record: {
      ...land('2020-02-20'),
      organisation: '雷州市永兴建材有限公司',
      creditCode: '91440882MA00000001',
      head: '黄志强',
      post: '总经理',
      certifiedOn: '2020-02-20',
    },
  },
];
