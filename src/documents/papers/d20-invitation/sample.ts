import type { Samples } from '../paper.ts';
import { base, longqiu, maigang, mediators } from '../sample-base.ts';
import { landCause, landNumber } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'land invitation',
    record: {
      ...base(landNumber, '2020-02-20'),
      addressee: longqiu.name,
      opponent: maigang.name,
      dispute: landCause,
      meetOn: '2020-02-21',
      meetAt: '09:00',
      place: '客路镇综治中心调解室',
      mediators,
      bring: ['代表人的身份证件；', '土地证书、承包合同和历年处理文书；', '推选代表的会议记录。'],
      replyBy: '2020-02-21',
      contact: '林小梅，0759-8800000',
    },
  },
];
