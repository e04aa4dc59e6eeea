import type { Samples } from '../paper.ts';
import { employer, wage, worker } from '../sample-wages.ts';

export const samples: Samples = [
  {
    name: 'urging',
    record: {
      ...wage('2020-03-23'),
      debtor: employer.name,
      creditor: worker.name,
      agreementNumber: '（2020）客路人调字第19号',
      agreementTitle: '人民调解协议书',
      effectiveOn: '2020-03-05',
      obligation: '一次付清拖欠工资',
      dueOn: '2020-03-20',
      unpaidFen: 2_850_000,
      routes: [{ way: '诉讼', body: '有管辖权的人民法院', limit: '诉讼时效一般为三年；以人民法院认定为准' }],
    },
  },
];
