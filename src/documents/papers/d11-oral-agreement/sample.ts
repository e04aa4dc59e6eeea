import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';
import { landlord, tenant } from '../sample-lease.ts';

export const samples: Samples = [
  {
    name: 'oral agreement',
    record: {
      ...base('（2026）客路口调字第12号', '2026-04-08'),
      parties: [
        { ...tenant, role: '甲方', name: '冯㛃' },
        { ...landlord, role: '乙方', name: '符大海' },
      ],
      facts: '乙方的牛进入甲方菜地，踩坏青菜约三分地，双方争执赔偿数额。',
      terms: ['乙方当场赔偿甲方300元；', '乙方今后拴牛放养。'],
      performance: '赔偿款当场以现金付清。',
      isPerformed: true,
      place: '迈港村文化楼',
      amountFen: 30_000,
      mediatedOn: '2026-04-08',
      mediators: ['吴建国'],
    },
  },
];
