import { z } from 'zod';
import { account, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { cited, mediation } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, heading, para, partyBlocks, partySignatures, titleBlocks } from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  applicants: parties,
  respondents: parties,
  dispute: account,
  requests: z.array(text).min(1),
  appliedOn: day,
  /** Who wrote an oral application down. */
  recordedBy: text.optional(),
});

const title = { zh: '人民调解申请书', en: 'Application for mediation' };

/** What an office may put in its own words. */
const wording = {
  consent: slot(
    '自愿申请',
    'Free will',
    '人民调解委员会已将申请人民调解的相关规定告知我，现自愿申请人民调解委员会进行调解。',
  ),
  free: slot('不收费', 'No fee', `${cited(mediation.free)}。`),
} satisfies WordingSlots;

/** D02. The applicants' declaration follows the prescribed form; an oral application is noted by the clerk. */
export const template = definePaper({
  code: 'D02',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      ...partyBlocks([...record.applicants, ...record.respondents]),
      heading('纠纷简要情况'),
      para(record.dispute),
      heading('当事人申请事项'),
      { kind: 'clauses', items: record.requests, numbering: 'arabic' },
      para(say('consent')),
      para(say('free')),
      ...(record.recordedBy
        ? [para(`本申请由申请人口头提出，由${record.recordedBy}当场记录并向申请人宣读无误。`)]
        : []),
      para(`此致　${record.committee.name}`),
      { kind: 'para', content: chineseDay(record.appliedOn), align: 'right' },
      { kind: 'signatures', boxes: partySignatures(record.applicants) },
    ],
  }),
});
