import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';

export const samples: Samples = [
  {
    name: 'statistical return',
    record: {
      ...base('报表2026-10', '2026-11-02'),
      reportTitle: '客路镇矛盾纠纷化解情况统计表',
      unit: '客路镇综治中心',
      periodFrom: '2026年10月1日',
      periodTo: '2026年10月31日',
      cutOff: '2026年11月1日 09:00',
      columns: ['类型', '登记', '化解', '化解率'],
      rows: [
        ['劳动争议', '12', '9', '75.0%'],
        ['土地纠纷', '7', '4', '57.1%'],
      ],
      definitions: ['化解率：登记的纠纷中，至截止时已经化解的所占比例。'],
      preparedBy: '黄丽珍',
      preparedOn: '2026-11-02',
    },
  },
];
