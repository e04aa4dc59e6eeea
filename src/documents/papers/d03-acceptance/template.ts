import { z } from 'zod';
import { account, count, day, fen, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import {
  amountText,
  chineseDay,
  closing,
  heading,
  para,
  partyBlocks,
  partyNames,
  partySignatures,
  titleBlocks,
} from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  disputeType: text,
  source: z.enum(['application', 'proactive', 'entrusted']),
  method: z.enum(['oral', 'written']),
  summary: account,
  receivedOn: day,
  registrar: text,
  peopleInvolved: count.optional(),
  amountFen: fen.optional(),
  risk: text.optional(),
  proposedMediators: z.array(text),
  remark: text.optional(),
});

const title = { zh: '人民调解受理登记表', en: 'Registration of acceptance' };

/** D03. */
export const template = definePaper({
  code: 'D03',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      para(`${chineseDay(record.receivedOn)}，经当事人同意，调解${partyNames(record.parties)}之间的纠纷。`),
      {
        kind: 'kv',
        rows: [
          [
            { label: '受理编号', value: record.number },
            { label: '纠纷类型', value: record.disputeType },
          ],
          [
            { label: '接待人', value: record.registrar },
            { label: '拟派调解员', value: record.proposedMediators.join('、') || '待定' },
          ],
          [
            {
              label: '涉及人数',
              value: record.peopleInvolved === undefined ? '—' : `${record.peopleInvolved}人`,
            },
            { label: '风险等级', value: record.risk ?? '未评定' },
          ],
          [
            {
              label: '涉及金额',
              value: record.amountFen === undefined ? '不涉及' : amountText(record.amountFen),
            },
          ],
        ],
      },
      { kind: 'space', height: 6 },
      {
        kind: 'checks',
        label: '案件来源：',
        options: [
          { text: '当事人申请', isTicked: record.source === 'application' },
          { text: '主动调解', isTicked: record.source === 'proactive' },
          { text: '委托移送', isTicked: record.source === 'entrusted' },
        ],
      },
      {
        kind: 'checks',
        label: '申请方式：',
        options: [
          { text: '口头', isTicked: record.method === 'oral' },
          { text: '书面', isTicked: record.method === 'written' },
        ],
      },
      ...partyBlocks(record.parties),
      heading('纠纷简要情况'),
      para(record.summary),
      para(`备注：${record.remark ?? '无'}`),
      closing(record, [
        ...partySignatures(record.parties),
        { label: `登记人：${record.registrar}`, hint: '签名' },
      ]),
    ],
  }),
});
