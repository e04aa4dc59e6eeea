import { z } from 'zod';
import { day, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, para, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  organisation: text,
  creditCode: text.optional(),
  head: text,
  post: text,
  certifiedOn: day,
});

const title = { zh: '法定代表人身份证明书', en: 'Certificate of the legal representative' };

/** D06-A: the organisation itself certifies who heads it. */
export const template = definePaper({
  code: 'D06-A',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      { kind: 'title', text: title.zh, over: record.organisation },
      ...titleBlocks(record, title.zh).slice(1),
      para(`${record.head}在我单位担任${record.post}职务，系我单位的法定代表人（负责人）。特此证明。`),
      ...(record.creditCode === undefined ? [] : [para(`统一社会信用代码：${record.creditCode}。`)]),
      para('附：法定代表人（负责人）身份证件复印件。'),
      {
        kind: 'signatures',
        boxes: [],
        seals: [{ name: record.organisation, date: chineseDay(record.certifiedOn) }],
      },
    ],
  }),
});
