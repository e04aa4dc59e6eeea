import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';
import { contractor } from '../sample-crew.ts';

export const samples: Samples = [
  {
    name: 'non-acceptance',
    record: {
      ...base('（2026）客路不受字第1号', '2026-02-25'),
      applicants: [{ ...contractor, role: '申请人' }],
      dispute: '行政处罚决定争议',
      appliedOn: '2026-02-24',
      reason: '该事项属于对行政机关处罚决定不服的争议，不是民间纠纷，不属于人民调解的范围。',
      basis: '《中华人民共和国人民调解法》第二条',
      properBodies: [
        {
          way: '行政复议',
          body: '雷州市人民政府',
          limit: '自知道处罚决定之日起六十日内（《行政复议法》第二十条）',
        },
        {
          way: '行政诉讼',
          body: '有管辖权的人民法院',
          limit: '自知道处罚决定之日起六个月内（《行政诉讼法》第四十六条）',
        },
      ],
    },
  },
];
