import type { Samples } from '../paper.ts';
import { both, land } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'closing report',
    record: {
      ...land('2020-03-10'),
      parties: both,
      handler: '吴建国',
      receivedOn: '2020-02-18',
      closedOn: '2020-03-09',
      channel: '窗口来访',
      facts: '两村对坡仔园的土地使用权有争议。',
      course: '调解两次，现场勘验一次。',
      result: '达成调解协议',
      performance: '界桩已埋设',
      proposal: '协议已履行，建议结案。',
      decision: '同意结案。',
      decider: '郑国强',
      decidedOn: '2020-03-09',
    },
  },
];
