import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';

export const samples: Samples = [
  {
    name: 'assessment',
    record: {
      ...base('研判2026-10', '2026-11-03'),
      reportTitle: '客路镇十月矛盾纠纷分析研判报告',
      office: '客路镇综治中心',
      sections: [
        { heading: '一、总体情况', paragraphs: ['本月登记十九件，化解十三件，化解率为68.4%。'] },
        {
          heading: '二、风险和对策',
          paragraphs: ['年底欠薪苗头上升。', '建议对三个在建工地提前核查工资专户。'],
        },
      ],
      leader: '李永明',
    },
  },
];
