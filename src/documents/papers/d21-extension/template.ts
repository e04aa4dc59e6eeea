import { z } from 'zod';
import { account, count, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, closing, heading, para, partyNames, titleBlocks } from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  dispute: text,
  limit: text,
  formerDueOn: day,
  days: count.min(1),
  newDueOn: day,
  reason: account,
  proposer: text,
  signed: z.array(z.strictObject({ name: text, signedOn: day })),
  approver: text.optional(),
  approvedOn: day.optional(),
});

const title = { zh: '延期调解同意书', en: 'Consent to more time for mediation' };

/** What an office may put in its own words. */
const wording = {
  knowing: slot(
    '知悉',
    'What is known',
    '我们知悉：延长期限以各方当事人一致同意为前提；任何一方可以随时要求终止调解，并依法通过仲裁、行政、司法等途径维护自己的权利。',
  ),
} satisfies WordingSlots;

/** D21: more time only when every party agrees in writing; who did is printed, the rest sign on paper. */
export const template = definePaper({
  code: 'D21',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      para(
        `${partyNames(record.parties)}之间的${record.dispute}，${record.limit}至${chineseDay(record.formerDueOn)}届满。各方当事人同意延长${record.days}日，至${chineseDay(record.newDueOn)}。`,
      ),
      heading('延期理由'),
      para(record.reason),
      para(say('knowing')),
      {
        kind: 'kv',
        rows: [
          [{ label: '提请人', value: record.proposer }],
          [
            {
              label: '已签署',
              value:
                record.signed.length === 0
                  ? '无'
                  : record.signed.map((one) => `${one.name}（${chineseDay(one.signedOn)}）`).join('、'),
            },
          ],
          [
            { label: '批准人', value: record.approver ?? '' },
            {
              label: '批准日期',
              value: record.approvedOn === undefined ? '' : chineseDay(record.approvedOn),
            },
          ],
        ],
      },
      closing(
        record,
        record.parties.map((party) => ({
          label: `${party.role}：${party.name}`,
          hint: '签名、盖章或者按指印',
          hasFingerprint: true,
          hasDate: true,
        })),
      ),
    ],
  }),
});
