import type { Samples } from '../paper.ts';
import { base, longqiu, maigang, mediators } from '../sample-base.ts';
import { landCause, landNumber } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'land notice',
    record: {
      ...base(landNumber, '2020-02-21'),
      parties: [maigang, longqiu],
      dispute: landCause,
      mediators,
      hearing: 'closed',
    },
  },
];
