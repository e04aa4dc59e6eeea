import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';

export const samples: Samples = [
  {
    name: 'allowance by case',
    record: {
      ...base('以案定补2026-Q3', '2026-10-09'),
      mediator: '吴建国',
      period: '2026年第三季度',
      cases: [
        {
          caseNumber: '（2026）客路人调字第41号',
          dispute: '屋檐滴水纠纷',
          level: '一般',
          score: '88',
          amountFen: 20_000,
          comment: '卷宗齐全',
        },
        { caseNumber: '（2026）客路人调字第52号', dispute: '拖欠工资纠纷', level: '疑难', amountFen: 50_000 },
      ],
    },
  },
];
