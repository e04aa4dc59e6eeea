import type { Samples } from '../paper.ts';
import { base, longqiu, maigang } from '../sample-base.ts';
import { landNumber } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'peace pact',
    record: {
      ...base('（2020）客路共建第1号', '2020-02-26'),
      parties: [
        { ...maigang, role: '甲方' },
        { ...longqiu, role: '乙方' },
      ],
      background:
        '为化解多年积怨，维护两村正常的生产生活秩序，双方在客路镇人民政府的主持下，自愿达成如下共建协议。',
      aims: ['化积怨为和睦，互敬互让；', '共守法律法规和村规民约；', '共同建设平安、整洁、互助的村庄。'],
      duties: [
        '遇有纠纷，先由两村联络员在二十四小时内沟通，不得聚集、不得使用器械。',
        '农忙、清明、春节期间，两村各派两人共同巡查坡仔园一带。',
        '两村共同维护界桩和水沟，费用各半，不向村民摊派。',
        '每年春耕前召开一次联席会议，商定用水、道路和红白事的安排。',
      ],
      organ:
        '设立两村联络组，成员为陈𬱖、黄玉兰、䶮志强、李㛃，每季度第一个星期会面一次，由客路镇综治中心召集。',
      breach: '违反约定的，由联络组提出批评并责成改正；造成损失的依法赔偿；涉嫌违法的，由有关机关依法处理。',
      relatedAgreement: `《土地调解协议》${landNumber}`,
      effectiveOn: '2020-02-26',
      copies: 4,
      townGovernment: '客路镇人民政府',
      witnesses: ['符老伯'],
    },
  },
];
