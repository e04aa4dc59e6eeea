import { z } from 'zod';
import { account, recordBase } from '../../records/record-parts.ts';
import { originalBlock, originalParts } from '../original-block.ts';
import { definePaper } from '../paper-template.ts';
import { closing, heading, para, partySignatures, staffSignatures, titleBlocks } from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  ...originalParts,
  additions: z.array(account).min(1),
});

const title = { zh: '文书补充书', en: 'Supplement to a paper' };

/** What an office may put in its own words. */
const wording = {
  opening: slot('开头', 'Opening', '上列文书补充下列内容：'),
  limits: slot('补充的范围', 'What it changes', '本补充书与原文书一并使用，原文书照原样保存，内容不变。'),
} satisfies WordingSlots;

/** D43: what was left out, beside the paper it adds to. */
export const template = definePaper({
  code: 'D43',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      originalBlock(record),
      para(say('opening')),
      { kind: 'clauses', items: record.additions, numbering: 'han' },
      heading('补充理由'),
      para(record.reason),
      para(say('limits')),
      closing(record, [...partySignatures(record.parties), ...staffSignatures(record.mediators)]),
    ],
  }),
});
