import { z } from 'zod';
import { recordBase, text } from '../../records/record-parts.ts';
import { originalBlock, originalParts } from '../original-block.ts';
import { definePaper } from '../paper-template.ts';
import { closing, heading, para, partySignatures, staffSignatures, titleBlocks } from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  ...originalParts,
  items: z.array(z.strictObject({ place: text, wrong: text, right: text })).min(1),
});

const title = { zh: '文书更正书', en: 'Correction of a paper' };

/** What an office may put in its own words. */
const wording = {
  opening: slot('开头', 'Opening', '上列文书有下列文字错误，现予更正：'),
  limits: slot(
    '更正的范围',
    'What it changes',
    '本更正书只更正笔误、计算错误等文字上的错误，不改变各方约定的权利义务；改变约定的，应当另行达成协议。本更正书与原文书一并使用，原文书照原样保存，未更正部分不变。',
  ),
} satisfies WordingSlots;

/** D42: beside the paper it puts right, which stays as it is; slips only, never what was agreed. */
export const template = definePaper({
  code: 'D42',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      originalBlock(record),
      para(say('opening')),
      {
        kind: 'table',
        columns: [
          { title: '序号', share: 1, align: 'center' },
          { title: '位置', share: 2 },
          { title: '原文', share: 4 },
          { title: '更正为', share: 4 },
        ],
        rows: record.items.map(({ place, wrong, right }, index) => [String(index + 1), place, wrong, right]),
      },
      heading('更正理由'),
      para(record.reason),
      para(say('limits')),
      closing(record, [...partySignatures(record.parties), ...staffSignatures(record.mediators)]),
    ],
  }),
});
