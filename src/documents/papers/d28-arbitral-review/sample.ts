import type { Samples } from '../paper.ts';
import { employer, wage, worker } from '../sample-wages.ts';

export const samples: Samples = [
  {
    name: 'arbitral review',
    record: {
      ...wage('2020-03-10'),
      applicants: [worker, { ...employer, role: '申请人' }],
      commission: '雷州市劳动人事争议仲裁委员会',
      agreementNumber: '（2020）客路人调字第19号',
      agreementTitle: '人民调解协议书',
      effectiveOn: '2020-03-05',
      facts: '双方确认拖欠工资28,500元，约定于2020年3月20日前付清。',
    },
  },
];
