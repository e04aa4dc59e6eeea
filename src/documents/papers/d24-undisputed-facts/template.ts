import { z } from 'zod';
import { account, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { para, partyNames, partySignatures, staffSignatures, titleBlocks } from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  dispute: text,
  facts: z.array(account).min(1),
  mediators: z.array(text).min(1),
});

const title = { zh: '无争议事实确认书', en: 'Facts not in dispute' };

/** What an office may put in its own words. */
const wording = {
  opening: slot(
    '开头',
    'Opening',
    '{parties}之间的{dispute}，经调解未达成调解协议。各方对下列事实没有争议，予以确认：',
  ),
  knowing: slot(
    '知悉',
    'What is known',
    '各方知悉：经本确认书记载的事实，在后续的仲裁、诉讼等程序中可以不再举证，但涉及国家利益、社会公共利益和他人合法权益的除外。为达成调解协议所作的让步不在确认之列。',
  ),
} satisfies WordingSlots;

/** D24: what both sides sign need not be proven again; what was conceded to reach a settlement stands not in it. */
export const template = definePaper({
  code: 'D24',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      para(say('opening', { parties: partyNames(record.parties), dispute: record.dispute })),
      { kind: 'clauses', items: record.facts, numbering: 'han' },
      para(say('knowing')),
      {
        kind: 'signatures',
        boxes: [...partySignatures(record.parties), ...staffSignatures(record.mediators)],
      },
    ],
  }),
});
