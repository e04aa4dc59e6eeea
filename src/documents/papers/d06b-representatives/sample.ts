import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';
import { builder, contractor, crewNumber, workers } from '../sample-crew.ts';

export const samples: Samples = [
  {
    name: 'roll of representatives',
    record: {
      ...base(crewNumber, '2026-02-03'),
      opponent: `${contractor.name}、${builder.name}`,
      commonClaim: '支付2025年9月至2026年1月的工资合计180,000元',
      electedOn: '2026-02-03',
      members: workers.map((worker, index) => ({
        name: worker.name,
        idNumber: worker.idNumber,
        phone: `138000001${String(index + 10)}`,
        claimFen: worker.amountFen,
      })),
      representatives: ['工友甲', '工友乙', '工友丙'],
      scope: '提出请求、参加调解、查阅和签收材料；不得未经本人确认放弃工资或者达成调解协议',
    },
  },
];
