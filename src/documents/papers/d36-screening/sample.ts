import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';

export const samples: Samples = [
  {
    name: 'screening with a find',
    record: {
      ...base('排查2026-11', '2026-11-20'),
      round: '十一月集中排查',
      area: '迈港村',
      startedOn: '2026-11-10',
      endedOn: '2026-11-20',
      workers: ['陈春生', '林月娥'],
      found: [
        {
          parties: '陈志明、林国栋',
          matter: '田埂被移动，双方争吵',
          kind: '土地纠纷',
          risk: '黄',
          measures: '劝开，约定周五现场丈量',
          responsible: '吴海燕',
        },
      ],
      leader: '李永明',
    },
  },
  {
    name: 'screening that found nothing',
    record: {
      ...base('排查2026-11', '2026-11-20'),
      round: '十一月集中排查',
      area: '龙秋村',
      startedOn: '2026-11-10',
      endedOn: '2026-11-20',
      workers: ['符大海'],
      found: [],
    },
  },
];
