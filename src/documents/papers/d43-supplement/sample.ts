import type { Samples } from '../paper.ts';
import { longqiu, maigang, mediators } from '../sample-base.ts';
import { land, original } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'supplement to an agreement',
    record: {
      ...land('2020-03-02'),
      original,
      parties: [maigang, longqiu],
      mediators,
      additions: [
        '界桩由客路镇人民政府统一制作，编号为KL-01至KL-12。',
        '每年三月由两村各派两人共同巡查界桩一次。',
      ],
      reason: '签订协议时界桩尚未编号，现由两村共同补充。',
    },
  },
];
