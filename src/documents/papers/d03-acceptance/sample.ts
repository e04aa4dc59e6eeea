import type { Samples } from '../paper.ts';
import { base, longqiu, maigang, mediators } from '../sample-base.ts';
import { landFacts, landNumber } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'land acceptance',
    record: {
      ...base(landNumber, '2020-02-18'),
      parties: [maigang, longqiu],
      disputeType: '山林土地纠纷（土地权属）',
      source: 'proactive',
      method: 'oral',
      summary: landFacts,
      receivedOn: '2020-02-18',
      registrar: '林小梅',
      peopleInvolved: 320,
      risk: '红色',
      proposedMediators: mediators,
      remark: '涉及两个村集体，已报镇党委，拟成立工作专班。',
    },
  },
];
