import { z } from 'zod';
import { count, day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, closing, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  pages: count.min(1),
  filedBy: text,
  checkedBy: text.optional(),
  filedOn: day,
});

const title = { zh: '卷宗封底', en: 'Back cover' };

/** D16: how many pages the volume has. */
export const template = definePaper({
  code: 'D16',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      { kind: 'space', height: 120 },
      para(`本卷宗共${record.pages}页，于${chineseDay(record.filedOn)}立卷。`),
      closing(record, [
        { label: `立卷人：${record.filedBy}`, hint: '签名' },
        { label: `审核人：${record.checkedBy ?? ''}`, hint: '签名' },
      ]),
    ],
  }),
});
