import { z } from 'zod';
import { account, day, fen, parties, recordBase, text } from '../../records/record-parts.ts';
import { cited, mediation } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import {
  amountText,
  chineseDay,
  closing,
  heading,
  para,
  partyBlocks,
  partySignatures,
  staffSignatures,
  titleBlocks,
} from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  facts: account,
  terms: z.array(text).min(1),
  performance: account,
  isPerformed: z.boolean(),
  place: text,
  amountFen: fen.optional(),
  mediatedOn: day,
  mediators: z.array(text).min(1),
});

const title = { zh: '人民调解口头协议登记表', en: 'Record of an oral agreement' };

/** What an office may put in its own words. */
const wording = {
  basis: slot('依据', 'Basis', `${cited(mediation.oral)}。${cited(mediation.free)}。`),
} satisfies WordingSlots;

/** D11. Not for labour and land disputes, whose laws ask for writing; the workflow refuses it there. */
export const template = definePaper({
  code: 'D11',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      ...partyBlocks(record.parties),
      {
        kind: 'kv',
        rows: [
          [
            { label: '调解日期', value: chineseDay(record.mediatedOn) },
            { label: '调解地点', value: record.place },
          ],
          [
            {
              label: '涉案金额',
              value: record.amountFen === undefined ? '不涉及' : amountText(record.amountFen),
            },
          ],
          [{ label: '调解结果', value: '达成口头协议' }],
        ],
      },
      heading('纠纷事实及争议事项'),
      para(record.facts),
      heading('协议内容'),
      { kind: 'clauses', items: record.terms, numbering: 'arabic' },
      heading('履行方式、时限'),
      para(record.performance),
      {
        kind: 'checks',
        label: '履行情况：',
        options: [
          { text: '协议已履行', isTicked: record.isPerformed },
          { text: '未履行', isTicked: !record.isPerformed },
        ],
      },
      para(say('basis')),
      closing(record, [...staffSignatures(record.mediators), ...partySignatures(record.parties)]),
    ],
  }),
});
