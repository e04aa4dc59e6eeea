import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';

export const samples: Samples = [
  {
    name: 'voucher of a payment',
    record: {
      ...base('（2020）客路人调字第19号', '2020-03-18'),
      voucher: '收条',
      payer: '雷州市永兴建材有限公司',
      payee: '王𬱖',
      content: '支付拖欠工资',
      amountFen: 2_850_000,
      performedOn: '2020-03-18',
      agreementNumber: '（2020）客路人调字第19号',
      way: '现金',
    },
  },
];
