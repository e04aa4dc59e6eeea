import type { Samples } from '../paper.ts';
import { longqiu, maigang } from '../sample-base.ts';
import { land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'status quo',
    record: {
      ...land('2020-02-19'),
      parties: [maigang, longqiu],
      dispute: landDispute,
      scope: '坡仔园（西）全部地块和地上林木。',
    },
  },
];
