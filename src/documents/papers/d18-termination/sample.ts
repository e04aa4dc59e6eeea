import type { Samples } from '../paper.ts';
import { base, mediators } from '../sample-base.ts';
import { contractor, group } from '../sample-crew.ts';

export const samples: Samples = [
  {
    name: 'termination',
    record: {
      ...base('（2026）客路终字第5号', '2026-02-20'),
      parties: [group, contractor],
      dispute: '2名劳动者的工资争议',
      startedOn: '2026-02-03',
      endedOn: '2026-02-20',
      course:
        '本委员会先后于2月5日、2月12日、2月18日组织调解三次，并向银行核实了2025年11月、12月的工资发放记录。',
      reason: '双方对加班工资的计算基数分歧较大，2名劳动者明确表示不再接受调解。',
      routes: [
        {
          way: '劳动仲裁',
          body: '雷州市劳动人事争议仲裁委员会',
          limit:
            '自知道或者应当知道权利被侵害之日起一年内；劳动关系存续期间拖欠劳动报酬的，自劳动关系终止之日起一年内（《劳动争议调解仲裁法》第二十七条）',
        },
        {
          way: '劳动监察',
          body: '雷州市人力资源和社会保障局',
          limit: '违法行为发生之日起二年内（《劳动保障监察条例》第二十条）',
        },
        { way: '诉讼', body: '雷州市人民法院', limit: '持工资欠条且不涉及其他劳动争议的，可以直接起诉' },
      ],
      hasUndisputedFacts: true,
      mediators,
    },
  },
];
