import type { Samples } from '../paper.ts';
import { mediators } from '../sample-base.ts';
import { land, landDispute } from '../sample-land.ts';

export const samples: Samples = [
  {
    name: 'inquiry',
    record: {
      ...land('2020-02-21'),
      dispute: landDispute,
      heldOn: '2020-02-21',
      from: '09:30',
      to: '10:20',
      place: '迈港村文化楼',
      investigators: mediators,
      recorder: '林小梅',
      respondent: '符老伯',
      respondentDetails: '男，78岁，两村长者',
      relation: '无',
      exchanges: [
        { question: '坡仔园由谁耕种？', answer: '一九八三年以前由两村轮流放牛，之后西边归迈港村种。' },
        { question: '界石在哪里？', answer: '有三块，水沟边一块，老榕树下一块，另一块前年被推倒。' },
      ],
    },
  },
];
