import type { Samples } from '../paper.ts';
import { land } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'back cover',
    record: {
      ...land('2020-03-20'),
      pages: 42,
      filedBy: '黄丽珍',
      checkedBy: '郑国强',
      filedOn: '2020-03-20',
    },
  },
];
