import type { Samples } from '../paper.ts';
import { base, longqiu, maigang, mediators } from '../sample-base.ts';
import { landCause, landNumber } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'land session',
    record: {
      ...base(landNumber, '2020-02-23'),
      heldOn: '2020-02-23',
      from: '09:30',
      to: '11:45',
      place: '客路镇综治中心调解室',
      cause: landCause,
      session: 2,
      isOpen: false,
      parties: [maigang, longqiu],
      helpers: ['符老伯（两村共同的长辈）'],
      mediators,
      recorder: '林小梅',
      statements: [
        { speaker: '陈𬱖', says: '坡仔园历来由我村耕种，四固定时期的登记可以证明；但我们愿意以旧田埂为界。' },
        {
          speaker: '䶮志强',
          says: '我村在1983年以后一直在东侧种植，判决没有写清界线。只要界线清楚，我们接受。',
        },
      ],
      exchanges: [
        { question: '双方是否同意到现场以卷尺复量？', answer: '陈𬱖：同意。䶮志强：同意，请镇里派人见证。' },
        { question: '复量结果以什么为准？', answer: '双方均表示以石灰界和旧田埂的位置为准。' },
      ],
      verified: '2020年2月22日，调解员会同双方代表到现场勘验，找到旧石灰界两处、界石一块，双方无异议。',
      riskExplained: '调解员说明了争议未决前不得改变土地利用现状，以及聚众斗殴、毁坏作物的法律责任。',
      outcome: 'agreed',
      outcomeText: '双方同意以旧田埂为界，于2020年2月26日签署协议；两村另行签订和谐共建平安村协议。',
      readTo: true,
    },
  },
];
