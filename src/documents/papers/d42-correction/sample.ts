import type { Samples } from '../paper.ts';
import { longqiu, maigang, mediators } from '../sample-base.ts';
import { land, original } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'correction of an agreement',
    record: {
      ...land('2020-03-02'),
      original,
      parties: [maigang, longqiu],
      mediators,
      items: [
        { place: '第二条', wrong: '南至水沟', right: '南至水渠' },
        { place: '附图', wrong: '界址点J3', right: '界址点J4' },
      ],
      reason: '现场复核时发现笔误，各方核对原始记录后确认。',
    },
  },
];
