import type { Samples } from '../paper.ts';
import { wage } from '../sample-wages.ts';

export const samples: Samples = [
  {
    name: 'interpreting',
    record: {
      ...wage('2020-02-27'),
      party: '买买提·阿卜杜拉',
      helper: '古丽娜尔·艾合买提',
      help: 'interpreter',
      arrangedOn: '2020-02-27',
      language: '维吾尔语',
      relation: '无亲属关系',
      dispute: '拖欠工资纠纷',
    },
  },
];
