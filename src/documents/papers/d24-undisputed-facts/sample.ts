import type { Samples } from '../paper.ts';
import { mediators } from '../sample-base.ts';
import { both, land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'facts not in dispute',
    record: {
      ...land('2020-02-25'),
      parties: both,
      dispute: landDispute,
      facts: ['坡仔园西侧自一九八三年起由迈港村耕种', '老榕树下的界石系两村共同埋设'],
      mediators,
    },
  },
];
