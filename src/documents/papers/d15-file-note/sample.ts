import type { Samples } from '../paper.ts';
import { land } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'note on the file',
    record: {
      ...land('2020-03-20'),
      missing: ['龙秋村第二代表的身份证复印件：本人外出，已由村委会出具证明'],
      events: '第二次调解因下雨改在祠堂进行。',
      corrections: ['调解记录第2页“东至水沟”更正为“南至水沟”，双方已在更正处签名'],
      additions: [],
      filedBy: '黄丽珍',
      filedOn: '2020-03-20',
      checkedBy: '郑国强',
    },
  },
];
