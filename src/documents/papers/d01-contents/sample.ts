import type { Samples } from '../paper.ts';
import { land } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'contents',
    record: {
      ...land('2020-03-20'),
      entries: [
        { paper: '人民调解申请书', page: 1 },
        { paper: '人民调解记录（第一次）', page: 9, remark: '不公开' },
        { paper: '土地调解协议书' },
      ],
    },
  },
];
