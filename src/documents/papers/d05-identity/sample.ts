import type { Samples } from '../paper.ts';
import { land } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'proofs of identity',
    record: {
      ...land('2020-02-19'),
      proofs: [
        {
          party: '陈𬱖（迈港村代表）',
          kind: '居民身份证',
          idNumber: '110101199001011237',
          originalSeen: true,
          seenOn: '2020-02-19',
          copies: 1,
        },
        { party: '龙秋村', kind: '组织证明', originalSeen: false, seenOn: '2020-02-19', copies: 2 },
      ],
      collectedBy: '黄丽珍',
    },
  },
];
