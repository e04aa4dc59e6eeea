import { z } from 'zod';
import { account, day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, heading, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  dispute: text,
  leader: text,
  formedOn: day,
  members: z.array(text).min(1),
  issues: account.optional(),
  demands: account.optional(),
  law: account.optional(),
  plan: account,
  risks: account.optional(),
  fallback: account.optional(),
  dueOn: day.optional(),
});
type Plan = z.output<typeof recordSchema>;

const title = { zh: '一案一策工作方案', en: 'Plan for one dispute, and its task force' };

/** Parts of a plan in their order; what is not said yet is left open for the hand. */
const parts: readonly (readonly [
  keyof Plan & ('issues' | 'demands' | 'law' | 'plan' | 'risks' | 'fallback'),
  string,
])[] = [
  ['issues', '一、争议焦点'],
  ['demands', '二、各方诉求'],
  ['law', '三、法律、政策依据'],
  ['plan', '四、化解措施'],
  ['risks', '五、风险和稳控'],
  ['fallback', '六、调解不成的后续途径'],
];

/** D39. */
export const template = definePaper({
  code: 'D39',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      {
        kind: 'kv',
        rows: [
          [{ label: '纠纷', value: record.dispute }],
          [
            { label: '包案领导', value: record.leader },
            { label: '成立日期', value: chineseDay(record.formedOn) },
          ],
          [{ label: '专班成员', value: record.members.join('、') }],
          [{ label: '化解时限', value: record.dueOn === undefined ? '' : chineseDay(record.dueOn) }],
        ],
      },
      ...parts.flatMap(([name, words]) => [
        heading(words),
        ...(record[name] === undefined
          ? [{ kind: 'fields' as const, rows: [[{ label: '', value: '' }]] }]
          : [para(record[name])]),
      ]),
      {
        kind: 'signatures',
        boxes: [{ label: `包案领导：${record.leader}`, hint: '签名', hasDate: true }],
      },
    ],
  }),
});
