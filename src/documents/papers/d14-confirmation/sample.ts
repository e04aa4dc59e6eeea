import type { Samples } from '../paper.ts';
import { employer, wage, worker } from '../sample-wages.ts';

export const samples: Samples = [
  {
    name: 'judicial confirmation',
    record: {
      ...wage('2020-03-09'),
      applicants: [worker, { ...employer, role: '申请人' }],
      court: '雷州市人民法院',
      agreementNumber: '（2020）客路人调字第19号',
      agreementTitle: '人民调解协议书',
      effectiveOn: '2020-03-05',
      dispute: '拖欠工资纠纷',
      facts: '被申请人拖欠工资三个月。协议的主要内容：于2020年3月20日前支付28,500元。',
      copies: 3,
    },
  },
];
