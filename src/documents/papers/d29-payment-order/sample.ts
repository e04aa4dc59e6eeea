import { paymentOrder } from '../legal-basis.ts';
import type { Samples } from '../paper.ts';
import { employer, wage, worker } from '../sample-wages.ts';

export const samples: Samples = [
  {
    name: 'payment order',
    record: {
      ...wage('2020-04-01'),
      applicants: [worker],
      respondents: [employer],
      court: '雷州市人民法院',
      moneyKind: '劳动报酬',
      law: `${paymentOrder.labour.cite}，${paymentOrder.labour.says}`,
      amountFen: 2_850_000,
      agreementNumber: '（2020）客路人调字第19号',
      effectiveOn: '2020-03-05',
      dueOn: '2020-03-20',
    },
  },
];
