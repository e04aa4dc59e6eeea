import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';
import { landCause, landFacts } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'land referral',
    record: {
      ...base('（2020）客路移字第2号', '2020-02-19'),
      kind: 'refer',
      sender: '客路镇综治中心',
      receiver: '雷州市自然资源局客路自然资源所',
      dispute: landCause,
      summary: landFacts,
      reason: '界址点坐标的测量和土地登记属于你单位的职责，请协助测量并提供1996年土地详查图件。',
      papers: ['纠纷登记表一份；', '行政处理决定、复议决定、判决书复印件各一份；', '现场照片六张。'],
      replyDueOn: '2020-02-24',
      contact: '林小梅，0759-8800000',
    },
  },
];
