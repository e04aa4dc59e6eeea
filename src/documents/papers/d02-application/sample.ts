import type { Samples } from '../paper.ts';
import { base, longqiu, maigang } from '../sample-base.ts';
import { landFacts, landNumber } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'land application',
    record: {
      ...base(landNumber, '2020-02-18'),
      applicants: [maigang],
      respondents: [longqiu],
      dispute: landFacts,
      requests: [
        '请求确认双方对坡仔园土地的使用范围，并设立界桩；',
        '请求双方停止在争议土地上抢种、毁坏作物；',
        '请求就今后两村的往来作出共同约定。',
      ],
      appliedOn: '2020-02-18',
      recordedBy: '林小梅',
    },
  },
];
