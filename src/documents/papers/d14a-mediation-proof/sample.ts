import type { Samples } from '../paper.ts';
import { base, mediators } from '../sample-base.ts';

export const samples: Samples = [
  {
    name: 'proof of mediation',
    record: {
      ...base('（2020）客路人调字第19号', '2020-03-09'),
      court: '雷州市人民法院',
      parties: [
        { role: '申请人', kind: 'person' as const, name: '王𬱖' },
        { role: '被申请人', kind: 'organisation' as const, name: '雷州市永兴建材有限公司' },
      ],
      dispute: '拖欠工资纠纷',
      mediators,
      startedOn: '2020-02-27',
      effectiveOn: '2020-03-05',
      agreementNumber: '（2020）客路人调字第19号',
    },
  },
];
