import { z } from 'zod';
import { recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  receiver: text,
  address: text.optional(),
  papers: z.array(z.strictObject({ name: text, paperNumber: text })).min(1),
  way: text.optional(),
});

const title = { zh: '送达回证', en: 'Receipt of service' };

/** D34: who took which paper when, or refused it before whom. */
export const template = definePaper({
  code: 'D34',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      {
        kind: 'kv',
        rows: [
          [{ label: '受送达人', value: record.receiver }],
          [{ label: '送达地址', value: record.address ?? '' }],
          [{ label: '送达方式', value: record.way ?? '' }],
        ],
      },
      {
        kind: 'table',
        minRowHeight: 30,
        columns: [
          { title: '文书名称', share: 4 },
          { title: '文书编号', share: 4 },
          { title: '收到时间', share: 3 },
        ],
        rows: record.papers.map((one) => [one.name, one.paperNumber, '']),
      },
      {
        kind: 'fields',
        rows: [
          [{ label: '代收人及代收理由：', value: '' }],
          [{ label: '拒收情况：', value: '' }],
          [{ label: '见证人：', value: '' }],
        ],
      },
      {
        kind: 'signatures',
        boxes: [
          {
            label: `受送达人：${record.receiver}`,
            hint: '签名、盖章或者按指印',
            hasFingerprint: true,
            hasDate: true,
          },
          { label: '送达人', hint: '签名', hasDate: true },
          { label: '见证人', hint: '签名', hasDate: true },
        ],
      },
    ],
  }),
});
