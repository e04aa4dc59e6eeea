import type { Samples } from '../paper.ts';
import { land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'evidence',
    record: {
      ...land('2020-02-21'),
      dispute: landDispute,
      submitter: '客路镇迈港村',
      receivedOn: '2020-02-21',
      receiver: '黄丽珍',
      evidence: [
        {
          name: '土地房产所有证',
          kind: '书证',
          source: '村存档',
          isOriginal: false,
          pages: 2,
          purpose: '土改时土地归属',
          opponentView: '对真实性有异议',
        },
        { name: '现场照片', kind: '照片', isOriginal: true, pages: 6, purpose: '界石现状' },
      ],
    },
  },
];
