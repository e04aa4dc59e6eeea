import type { Samples } from '../paper.ts';
import { longqiu, maigang } from '../sample-base.ts';
import { land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'standing aside',
    record: {
      ...land('2020-02-24'),
      parties: [maigang, longqiu],
      dispute: landDispute,
      mediator: '吴建国',
      requester: '客路镇龙秋村',
      requestedOn: '2020-02-23',
      ground: '是当事人或者其代理人的近亲属',
      explanation: '吴建国是迈港村代表人的表兄。',
      decision: '准许回避，另行分派人民调解员',
      decidedOn: '2020-02-24',
      decider: '人民调解委员会负责人',
      successor: '邓海燕',
    },
  },
  {
    name: 'standing aside, not decided',
    record: {
      ...land('2020-02-23'),
      parties: [maigang, longqiu],
      dispute: landDispute,
      mediator: '吴建国',
      requestedOn: '2020-02-23',
      ground: '与纠纷有利害关系',
    },
  },
];
