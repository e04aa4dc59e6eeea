import type { Samples } from '../paper.ts';
import { longqiu, maigang, mediators } from '../sample-base.ts';
import { land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'return visit',
    record: {
      ...land('2020-04-02'),
      parties: [maigang, longqiu],
      agreementNumber: '（2020）客路人调字第7号',
      cause: landDispute,
      visitedOn: '2020-04-02',
      way: '上门',
      performance: '已履行',
      satisfaction: '满意',
      findings: '界桩完好，两村秩序良好。',
      visitors: mediators,
    },
  },
];
