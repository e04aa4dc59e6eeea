import type { Samples } from '../paper.ts';
import { mediators } from '../sample-base.ts';
import { land } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'cover',
    record: {
      ...land('2020-03-20'),
      volumeTitle: '迈港村与龙秋村坡仔园土地权属争议',
      volumeKind: '土地纠纷',
      year: '2020年度',
      mediators,
      startedOn: '2020-02-18',
      endedOn: '2020-02-26',
      filedBy: '黄丽珍',
      filedOn: '2020-03-20',
      retention: '永久',
      remark: '附界线图一幅',
    },
  },
];
