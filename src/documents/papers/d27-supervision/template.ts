import { z } from 'zod';
import { account, day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { addressee, chineseDay, heading, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  kind: z.enum(['supervise', 'urge']),
  office: text,
  receiver: text,
  item: text,
  problem: account,
  demand: account,
  dueOn: day,
  approver: text,
});

const title = { zh: '督办单', en: 'Supervision order' };
const titles = { supervise: '督办单', urge: '催办单' } as const;

/** D27: what is wrong, what is asked, until when; the answer and the striking off are written on the same sheet. */
export const template = definePaper({
  code: 'D27',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    title: titles[record.kind],
    blocks: [
      { kind: 'title', text: titles[record.kind], over: record.office },
      ...titleBlocks(record, titles[record.kind]).slice(1),
      addressee(`${record.receiver}：`),
      {
        kind: 'kv',
        rows: [
          [{ label: '事项', value: record.item }],
          [{ label: '存在的问题', value: record.problem }],
          [{ label: '督办要求', value: record.demand }],
          [
            { label: '办结时限', value: chineseDay(record.dueOn) },
            { label: '批准人', value: record.approver },
          ],
        ],
      },
      { kind: 'signatures', boxes: [], seals: [{ name: record.office, date: chineseDay(record.issuedOn) }] },
      heading('承办单位答复'),
      {
        kind: 'fields',
        rows: [[{ label: '办理结果：', value: '' }], [{ label: '承办人、日期：', value: '' }]],
      },
      heading('销号'),
      para('（经核实已经办结的，由督办单位填写。）'),
      {
        kind: 'fields',
        rows: [
          [
            { label: '核实人：', value: '' },
            { label: '销号日期：', value: '' },
          ],
        ],
      },
    ],
  }),
});
