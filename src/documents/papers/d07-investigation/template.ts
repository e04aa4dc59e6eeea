import { z } from 'zod';
import { account, clockTime, day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, chineseTime, heading, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  dispute: text,
  heldOn: day,
  from: clockTime,
  to: clockTime,
  place: text,
  investigators: z.array(text).min(1),
  recorder: text,
  respondent: text,
  respondentDetails: text.optional(),
  relation: text.optional(),
  exchanges: z.array(z.strictObject({ question: account, answer: account })).min(1),
});

const title = { zh: '调查记录', en: 'Record of an inquiry' };

/** D07: every page is signed by who was asked and who asked. */
export const template = definePaper({
  code: 'D07',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      {
        kind: 'kv',
        rows: [
          [
            {
              label: '时间',
              value: `${chineseDay(record.heldOn)}${chineseTime(record.from)}至${chineseTime(record.to)}`,
            },
          ],
          [{ label: '地点', value: record.place }],
          [{ label: '事由', value: record.dispute }],
          [
            { label: '调查人', value: record.investigators.join('、') },
            { label: '记录人', value: record.recorder },
          ],
          [
            { label: '被调查人', value: record.respondent },
            { label: '与当事人关系', value: record.relation ?? '' },
          ],
          ...(record.respondentDetails === undefined
            ? []
            : [[{ label: '基本情况', value: record.respondentDetails }]]),
        ],
      },
      heading('记录内容'),
      { kind: 'qa', items: record.exchanges },
      para('以上记录已经本人阅读（已向本人宣读），与所述一致。（以下空白）'),
      {
        kind: 'signatures',
        boxes: [
          { label: `被调查人：${record.respondent}`, hint: '逐页签名或者按指印', hasFingerprint: true },
          ...record.investigators.map((name) => ({ label: `调查人：${name}`, hint: '签名' })),
          { label: `记录人：${record.recorder}`, hint: '签名' },
        ],
      },
    ],
  }),
});
