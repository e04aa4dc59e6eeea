import type { Samples } from '../paper.ts';
import { maigang } from '../sample-base.ts';
import { land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'power of attorney, special',
    record: {
      ...land('2020-02-20'),
      principals: [maigang],
      agent: '符大海',
      agentPhone: '13800000021',
      relation: '村法律顾问',
      power: 'special',
      matters: ['代为陈述意见、提交材料', '代为变更请求、签署调解协议'],
      validFrom: '2020-02-20',
      validTo: '2020-05-20',
      dispute: landDispute,
    },
  },
];
