import { z } from 'zod';
import { day, fen, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { amountText, chineseDay, para, titleBlocks } from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  voucher: text,
  payer: text,
  payee: text,
  content: text,
  amountFen: fen.optional(),
  performedOn: day,
  agreementNumber: text,
  way: text.optional(),
});

const title = { zh: '履行凭证', en: 'Proof of performance' };

/** What an office may put in its own words. */
const wording = {
  received: slot('收到确认', 'Receipt', '接受人确认已收到上列款项、物品或者确认上列事项已经办理。'),
} satisfies WordingSlots;

/** D12: signed by who received it. */
export const template = definePaper({
  code: 'D12',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      {
        kind: 'kv',
        rows: [
          [
            { label: '凭证种类', value: record.voucher },
            { label: '履行方式', value: record.way ?? '' },
          ],
          [{ label: '协议编号', value: record.agreementNumber }],
          [{ label: '履行人', value: record.payer }],
          [{ label: '接受人', value: record.payee }],
          [{ label: '履行内容', value: record.content }],
          ...(record.amountFen === undefined
            ? []
            : [[{ label: '金额', value: amountText(record.amountFen) }]]),
          [{ label: '履行日期', value: chineseDay(record.performedOn) }],
        ],
      },
      para(say('received')),
      {
        kind: 'signatures',
        boxes: [
          {
            label: `接受人：${record.payee}`,
            hint: '签名、盖章或者按指印',
            hasFingerprint: true,
            hasDate: true,
          },
        ],
      },
    ],
  }),
});
