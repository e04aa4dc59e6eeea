import { z } from 'zod';
import { account, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  handler: text,
  receivedOn: day,
  closedOn: day,
  channel: text,
  facts: account,
  course: account,
  result: text,
  performance: text,
  proposal: text.optional(),
  decision: text.optional(),
  decider: text.optional(),
  decidedOn: day.optional(),
});

const title = { zh: '结案报告表', en: 'Closing report' };

/** D17, a local form: course and result at a glance, with the chair's decision. */
export const template = definePaper({
  code: 'D17',
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
            { label: '卷号', value: record.number },
            { label: '填表时间', value: chineseDay(record.issuedOn) },
          ],
          [
            { label: '承办单位', value: record.committee.name },
            { label: '承办人', value: record.handler },
          ],
          [
            { label: '受案时间', value: chineseDay(record.receivedOn) },
            { label: '结案时间', value: chineseDay(record.closedOn) },
          ],
          ...record.parties.map((party) => [{ label: party.role, value: party.name }]),
          [{ label: '案件来源', value: record.channel }],
          [{ label: '纠纷简要事实', value: record.facts }],
          [{ label: '调解过程', value: record.course }],
          [{ label: '调解结果', value: record.result }],
          [{ label: '履行情况', value: record.performance }],
          [{ label: '结案意见', value: record.proposal ?? '' }],
          [
            {
              label: '审批意见',
              value: [
                record.decision ?? '',
                record.decider === undefined ? '' : `审批人：${record.decider}`,
                record.decidedOn === undefined ? '' : chineseDay(record.decidedOn),
              ]
                .filter((line) => line !== '')
                .join('\n'),
            },
          ],
        ],
      },
      {
        kind: 'signatures',
        boxes: [
          { label: `承办人：${record.handler}`, hint: '签名', hasDate: true },
          { label: '审批人', hint: '签名', hasDate: true },
        ],
      },
    ],
  }),
});
