import { z } from 'zod';
import { day, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, heading, para, partyBlocks, partySignatures, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  principals: parties,
  agent: text,
  agentPhone: text.optional(),
  relation: text.optional(),
  power: z.enum(['general', 'special']),
  matters: z.array(text).min(1),
  validFrom: day,
  validTo: day.optional(),
  dispute: text,
});

const title = { zh: '授权委托书', en: 'Power of attorney' };

/** Matters a power may cover; those in the second line need a special power (《民事诉讼法》第六十二条，参照). */
const specialMatters = '承认、变更、放弃请求，达成并签署调解协议';

/** D06. */
export const template = definePaper({
  code: 'D06',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      ...partyBlocks(record.principals),
      {
        kind: 'kv',
        caption: '受托人',
        rows: [
          [
            { label: '姓名', value: record.agent },
            { label: '联系方式', value: record.agentPhone ?? '' },
          ],
          [{ label: '与委托人关系', value: record.relation ?? '' }],
        ],
      },
      para(`委托人因${record.dispute}，委托上列受托人参加人民调解。`),
      {
        kind: 'checks',
        label: '委托权限：',
        options: [
          { text: '一般授权', isTicked: record.power === 'general' },
          { text: '特别授权', isTicked: record.power === 'special' },
        ],
      },
      heading('委托事项'),
      { kind: 'clauses', items: record.matters, numbering: 'arabic' },
      para(`${specialMatters}，须有特别授权。一般授权的受托人不得代为处理上列事项。`),
      para(
        `委托期限：自${chineseDay(record.validFrom)}${record.validTo === undefined ? '起至调解结束' : `至${chineseDay(record.validTo)}`}。`,
      ),
      {
        kind: 'signatures',
        boxes: [
          ...partySignatures(record.principals),
          { label: `受托人：${record.agent}`, hint: '签名', hasDate: true },
        ],
      },
    ],
  }),
});
