import { z } from 'zod';
import type { Block } from '../../../typeset/flow/blocks.ts';
import { account, day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, heading, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  kind: z.enum(['entrust', 'refer']),
  sender: text,
  receiver: text,
  dispute: text,
  summary: account,
  reason: account,
  papers: z.array(text).min(1),
  replyDueOn: day,
  contact: text,
});
type Referral = z.output<typeof recordSchema>;

const title = { zh: '委托移送函', en: 'Letter of referral' };
const verbs = { entrust: '委托', refer: '移送' } as const;

/** The receipt and the feedback are filled in by the receiver, so their fields stay blank. */
function receiverPart(record: Referral, name: string, text: string, fields: readonly string[]): Block[] {
  return [
    { kind: 'pageBreak' },
    { kind: 'title', text: name },
    { kind: 'para', content: `对应编号：${record.number}`, align: 'right', style: 'small' },
    para(`${record.sender}：`),
    para(text),
    { kind: 'fields', rows: fields.map((label) => [{ label: `${label}：`, value: '' }]) },
    { kind: 'signatures', boxes: [], seals: [{ name: record.receiver, date: '年　月　日' }] },
  ];
}

/** D23: the letter, its receipt and the feedback form in one file, each on its own page. */
export const template = definePaper({
  code: 'D23',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => {
    const verb = verbs[record.kind];
    return {
      title: `${verb}函`,
      blocks: [
        ...titleBlocks(record, `${verb}函`),
        para(`${record.receiver}：`),
        para(
          `现将${record.dispute}${verb}你单位处理，请予接收，并于${chineseDay(record.replyDueOn)}前反馈办理结果。`,
        ),
        heading('一、基本情况'),
        para(record.summary),
        heading(`二、${verb}理由`),
        para(record.reason),
        heading('三、随函材料'),
        { kind: 'clauses', items: record.papers, numbering: 'arabic' },
        para(`联系人及联系方式：${record.contact}。`),
        {
          kind: 'signatures',
          boxes: [],
          seals: [{ name: record.sender, date: chineseDay(record.issuedOn) }],
        },
        ...receiverPart(record, '回执', `你单位就${record.dispute}发来的${verb}函收悉。`, [
          '收到日期',
          '是否接收',
          '不接收的理由',
          '承办人及联系方式',
        ]),
        ...receiverPart(record, '反馈函', `你单位${verb}的${record.dispute}，现将办理结果反馈如下：`, [
          '办理方式',
          '办理结果',
          '结果文书及文号',
          '履行情况',
          '其他说明',
        ]),
      ],
    };
  },
});
