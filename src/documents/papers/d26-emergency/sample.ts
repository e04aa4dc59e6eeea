import type { Samples } from '../paper.ts';
import { employer, wage, worker } from '../sample-wages.ts';

export const samples: Samples = [
  {
    name: 'emergency',
    record: {
      ...wage('2020-02-25'),
      parties: [worker, employer],
      dispute: '拖欠工资纠纷',
      place: '客路镇工业路工地',
      reportedTime: '2020年2月25日 16:05',
      signs: ['扬言自杀', '群体聚集'],
      words: '王𬱖称“今天不给钱就跳楼”，已登上三楼楼顶。',
      measures: '清场，铺设气垫，由其姐姐电话劝说。',
      told: [
        { receiver: '公安机关', time: '2020年2月25日 16:06', who: '李警官' },
        { receiver: '镇领导', time: '2020年2月25日 16:08' },
      ],
      reporter: '林海生',
    },
  },
];
