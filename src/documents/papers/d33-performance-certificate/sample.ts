import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';

export const samples: Samples = [
  {
    name: 'certificate for the police',
    record: {
      ...base('（2026）客路人调字第3号', '2026-03-06'),
      parties: [
        { role: '申请人', kind: 'person' as const, name: '陈志明' },
        { role: '被申请人', kind: 'person' as const, name: '林国栋' },
      ],
      dispute: '田埂争执致伤纠纷',
      police: '雷州市公安局客路派出所',
      policeCase: '雷公（客）行受字〔2026〕15号',
      agreementNumber: '（2026）客路人调字第3号',
      effectiveOn: '2026-03-01',
      performances: [{ what: '林国栋赔偿医疗费，金额1,200.00元', performedOn: '2026-03-05' }],
      applicants: ['陈志明', '林国栋'],
    },
  },
];
