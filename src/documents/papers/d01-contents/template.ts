import { z } from 'zod';
import { count, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  /** In the prescribed order; the page is where the paper begins in the bound volume, absent while it is not bound. */
  entries: z.array(z.strictObject({ paper: text, page: count.optional(), remark: text.optional() })).min(1),
});

const title = { zh: '卷内目录', en: 'Contents of the file' };

/** D01. */
export const template = definePaper({
  code: 'D01',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1.2, align: 'center' },
          { title: '文书名称', share: 6 },
          { title: '页号', share: 1.4, align: 'center' },
          { title: '备注', share: 3 },
        ],
        rows: record.entries.map((entry, index) => [
          String(index + 1),
          entry.paper,
          entry.page === undefined ? '' : String(entry.page),
          entry.remark ?? '',
        ]),
      },
    ],
  }),
});
