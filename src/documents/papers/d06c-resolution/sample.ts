import type { Samples } from '../paper.ts';
import { base } from '../sample-base.ts';
import { landNumber } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'village resolution',
    record: {
      ...base(`${landNumber}-1`, '2020-02-24'),
      collective: '客路镇迈港村村民小组',
      meeting: 'group',
      heldOn: '2020-02-24',
      place: '迈港村文化楼',
      chairedBy: '陈𬱖',
      recordedBy: '陈堃',
      entitled: 96,
      present: 71,
      inFavour: 66,
      against: 3,
      abstained: 2,
      matter: '是否同意与龙秋村就坡仔园土地达成调解协议，并推选签署代表',
      resolution:
        '会议审议了客路镇人民调解委员会提出的调解方案，同意以石灰界北侧旧田埂为界划分坡仔园土地，同意授权代表签署《土地调解协议》和《和谐共建平安村协议》。',
      representatives: ['陈𬱖', '陈堃', '黄玉兰'],
    },
  },
];
