import { z } from 'zod';
import { account, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { cited, mediation } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, heading, para, partyNames, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  agreementNumber: text,
  cause: text,
  visitedOn: day,
  way: text,
  performance: text,
  satisfaction: text,
  findings: account.optional(),
  visitors: z.array(text).min(1),
});

const title = { zh: '人民调解回访记录', en: 'Record of a return visit' };

/** What is asked at every visit and answered by hand where nothing was recorded (form of 司发通〔2010〕239号). */
const questions = [
  '有无就协议的履行或者内容发生争议、提起诉讼',
  '调解有无不当',
  '有无新的矛盾或者激化的苗头',
  '采取的措施',
];

/** D13: whether the agreement is kept (人民调解法 art. 31). */
export const template = definePaper({
  code: 'D13',
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
          [{ label: '协议编号', value: record.agreementNumber }],
          [{ label: '回访事由', value: record.cause }],
          [
            { label: '回访时间', value: chineseDay(record.visitedOn) },
            { label: '回访方式', value: record.way },
          ],
          [
            { label: '履行情况', value: record.performance },
            { label: '满意程度', value: record.satisfaction },
          ],
        ],
      },
      heading('回访情况'),
      ...(record.findings === undefined ? [] : [para(record.findings)]),
      { kind: 'fields', rows: questions.map((label) => [{ label: `${label}：`, value: '' }]) },
      { kind: 'para', content: `依据：${cited(mediation.binding)}。`, style: 'note' },
      {
        kind: 'signatures',
        boxes: [
          ...record.visitors.map((name) => ({ label: `回访人：${name}`, hint: '签名' })),
          ...record.parties.map((party) => ({
            label: `${party.role}：${party.name}`,
            hint: '签名、盖章或者按指印',
            hasFingerprint: true,
          })),
        ],
      },
    ],
  }),
});
