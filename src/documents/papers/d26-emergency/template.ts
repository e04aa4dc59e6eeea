import { z } from 'zod';
import { account, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { heading, para, partyNames, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  dispute: text,
  place: text,
  reportedTime: text,
  signs: z.array(text).min(1),
  words: account,
  measures: account,
  told: z.array(z.strictObject({ receiver: text, time: text, who: text.optional() })).min(1),
  reporter: text,
});

const title = { zh: '紧急情况报告', en: 'Report of an emergency' };

/** D26: what was said or seen, what was done at once, who was told and when. */
export const template = definePaper({
  code: 'D26',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      {
        kind: 'kv',
        rows: [
          [{ label: '当事人', value: partyNames(record.parties) }],
          [{ label: '纠纷', value: record.dispute }],
          [
            { label: '地点', value: record.place },
            { label: '报告时间', value: record.reportedTime },
          ],
          [{ label: '危险情形', value: record.signs.join('、') }],
        ],
      },
      heading('一、具体情况（包括当事人的原话）'),
      para(record.words),
      heading('二、已采取的措施'),
      para(record.measures),
      heading('三、报告、通知情况'),
      {
        kind: 'table',
        columns: [
          { title: '接收单位', share: 3 },
          { title: '接收人', share: 2 },
          { title: '时间', share: 3, align: 'center' },
          { title: '答复', share: 3 },
        ],
        rows: record.told.map((one) => [one.receiver, one.who ?? '', one.time, '']),
      },
      heading('四、后续情况'),
      { kind: 'fields', rows: [[{ label: '处置结果：', value: '' }], [{ label: '解除时间：', value: '' }]] },
      {
        kind: 'signatures',
        boxes: [
          { label: `报告人：${record.reporter}`, hint: '签名' },
          { label: '负责人', hint: '签名' },
        ],
      },
    ],
  }),
});
