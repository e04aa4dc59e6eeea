import { z } from 'zod';
import { account, day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, heading, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  missing: z.array(text),
  events: account.optional(),
  corrections: z.array(text),
  additions: z.array(text),
  filedBy: text,
  filedOn: day,
  checkedBy: text.optional(),
});

const title = { zh: '卷宗情况说明', en: 'Note on the file' };
const none = ['无。'];

/** D15: what is missing, what was put right, what came later; nothing in a file is written over. */
export const template = definePaper({
  code: 'D15',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      heading('一、缺少的材料及原因'),
      { kind: 'clauses', items: record.missing.length > 0 ? record.missing : none, numbering: 'arabic' },
      heading('二、需要说明的情况'),
      para(record.events ?? '无。'),
      heading('三、更正'),
      {
        kind: 'clauses',
        items: record.corrections.length > 0 ? record.corrections : none,
        numbering: 'arabic',
      },
      heading('四、归档后补充的材料'),
      { kind: 'clauses', items: record.additions.length > 0 ? record.additions : none, numbering: 'arabic' },
      {
        kind: 'signatures',
        boxes: [
          { label: `立卷人：${record.filedBy}`, hint: `签名（立卷日期：${chineseDay(record.filedOn)}）` },
          { label: `检查人：${record.checkedBy ?? ''}`, hint: '签名', hasDate: true },
        ],
      },
    ],
  }),
});
