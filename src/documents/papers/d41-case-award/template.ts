import { z } from 'zod';
import { formatYuan } from '../../../platform/money.ts';
import { fen, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { amountText, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  mediator: text,
  period: text,
  cases: z
    .array(
      z.strictObject({
        caseNumber: text,
        dispute: text,
        level: text,
        score: text.optional(),
        amountFen: fen,
        comment: text.optional(),
      }),
    )
    .min(1),
});

const title = { zh: '以案定补申报评审表', en: 'Claim for the allowance by case' };

/** D41. */
export const template = definePaper({
  code: 'D41',
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
            { label: '人民调解员', value: record.mediator },
            { label: '申报期间', value: record.period },
          ],
        ],
      },
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1.3, align: 'center' },
          { title: '案号', share: 3.4 },
          { title: '纠纷', share: 3.4 },
          { title: '档次', share: 1.4, align: 'center' },
          { title: '得分', share: 1.2, align: 'center' },
          { title: '金额（元）', share: 2.3, align: 'right' },
          { title: '评审意见', share: 2.6 },
        ],
        rows: record.cases.map((one, index) => [
          String(index + 1),
          one.caseNumber,
          one.dispute,
          one.level,
          one.score ?? '',
          formatYuan(one.amountFen),
          one.comment ?? '',
        ]),
      },
      para(`合计：${amountText(record.cases.reduce((sum, one) => sum + one.amountFen, 0))}。`),
      {
        kind: 'signatures',
        boxes: [
          { label: `申报人：${record.mediator}`, hint: '签名', hasDate: true },
          { label: '评审人', hint: '签名', hasDate: true },
          { label: '评审人', hint: '签名', hasDate: true },
          { label: '批准人', hint: '签名', hasDate: true },
        ],
      },
    ],
  }),
});
