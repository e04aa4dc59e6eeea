import type { Samples } from '../paper.ts';
import { land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'plan and task force',
    record: {
      ...land('2020-02-19'),
      dispute: landDispute,
      leader: '李永明',
      formedOn: '2020-02-19',
      members: ['吴建国', '邓海燕', '林国强'],
      issues: '坡仔园西侧使用权归属。',
      plan: '先稳定现状，再现场勘验，最后由两村代表签署协议。',
      dueOn: '2020-03-19',
    },
  },
];
