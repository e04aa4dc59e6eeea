import { z } from 'zod';
import { originalBlock, originalParts } from './d42-correction.ts';
import { definePaper } from './paper-template.ts';
import { closing, heading, para, partySignatures, staffSignatures, titleBlocks } from './phrases.ts';
import { account, recordBase } from './record-parts.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  ...originalParts,
  additions: z.array(account).min(1),
});

const title = { zh: '文书补充书', en: 'Supplement to a paper' };

/** D43: what was left out, beside the paper it adds to. */
export const supplement = definePaper({
  code: 'D43',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      originalBlock(record),
      para('上列文书补充下列内容：'),
      { kind: 'clauses', items: record.additions, numbering: 'han' },
      heading('补充理由'),
      para(record.reason),
      para('本补充书与原文书一并使用，原文书照原样保存，内容不变。'),
      closing(record, [...partySignatures(record.parties), ...staffSignatures(record.mediators)]),
    ],
  }),
});
