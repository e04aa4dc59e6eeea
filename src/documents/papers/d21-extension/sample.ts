import type { Samples } from '../paper.ts';
import { longqiu, maigang } from '../sample-base.ts';
import { land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'more time',
    record: {
      ...land('2020-03-18'),
      parties: [maigang, longqiu],
      dispute: landDispute,
      limit: '调解期限',
      formerDueOn: '2020-03-19',
      days: 30,
      newDueOn: '2020-04-18',
      reason: '等待界址测绘结果。',
      proposer: '吴建国',
      signed: [
        { name: '客路镇迈港村', signedOn: '2020-03-17' },
        { name: '客路镇龙秋村', signedOn: '2020-03-18' },
      ],
      approver: '郑国强',
      approvedOn: '2020-03-18',
    },
  },
];
