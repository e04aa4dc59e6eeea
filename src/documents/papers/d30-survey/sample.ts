import type { Samples } from '../paper.ts';
import { longqiu, maigang } from '../sample-base.ts';
import { land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'survey with points and map',
    record: {
      ...land('2020-02-26'),
      parties: [maigang, longqiu],
      dispute: landDispute,
      surveyedOn: '2020-02-26',
      place: '坡仔园（西）',
      surveyors: [
        { name: '林国强', office: '自然资源所' },
        { name: '吴海燕', office: '综治中心' },
      ],
      witnesses: '符老伯（两村长者）',
      present: ['客路镇迈港村'],
      absence: '龙秋村经两次书面通知未到场。',
      points: [
        { name: 'J1', mark: '老榕树', east: '110.102345', north: '20.901234', toNext: '38.5米，东' },
        { name: 'J2', mark: '水泥桩', east: '110.102712', north: '20.901230' },
        { name: 'J3', mark: '水沟拐点' },
      ],
      area: '7.3000亩',
      findings: '旧田埂仍在，界石三块，其中一块松动。',
    },
  },
];
