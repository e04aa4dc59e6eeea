import { z } from 'zod';
import { account, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import {
  chineseDay,
  closing,
  heading,
  para,
  partyBlocks,
  partyNames,
  partySignatures,
  titleBlocks,
} from '../phrases.ts';

const certificate = z.strictObject({
  ...recordBase,
  variant: z.literal('certificate'),
  requestedBy: text,
  parties,
  dispute: text,
  startedOn: day,
  endedOn: day,
  result: account,
  reason: account,
});
const withdrawal = z.strictObject({
  ...recordBase,
  variant: z.literal('withdrawal'),
  applicants: parties,
  dispute: text,
  appliedOn: day,
  reason: account,
});
const recordSchema = z.discriminatedUnion('variant', [certificate, withdrawal]);

const title = { zh: '调解情况证明', en: 'Statement on a mediation' };
const withdrawalTitle = '撤回人民调解申请书';

/** D25: the statement a party may ask for, or the applicant's withdrawal. */
export const template = definePaper({
  code: 'D25',
  title,
  version: '1.0',
  recordSchema,
  content: (record) =>
    record.variant === 'certificate'
      ? {
          blocks: [
            ...titleBlocks(record, title.zh),
            para(
              `应${record.requestedBy}的请求，现就${partyNames(record.parties)}之间的${record.dispute}的调解情况证明如下：`,
            ),
            {
              kind: 'kv',
              rows: [
                [
                  { label: '开始日期', value: chineseDay(record.startedOn) },
                  { label: '结束日期', value: chineseDay(record.endedOn) },
                ],
                [{ label: '调解结果', value: record.result }],
              ],
            },
            heading('说明'),
            para(record.reason),
            para('本证明仅说明调解的期间和结果，不涉及当事人为达成协议所作的让步。特此证明。'),
            closing(record, []),
          ],
        }
      : {
          title: withdrawalTitle,
          blocks: [
            ...titleBlocks(record, withdrawalTitle),
            ...partyBlocks(record.applicants),
            para(
              `我（单位）于${chineseDay(record.appliedOn)}就${record.dispute}向${record.committee.name}申请人民调解。现自愿撤回申请。`,
            ),
            heading('撤回理由'),
            para(record.reason),
            para(
              '我（单位）知悉，撤回申请后仍可以依法通过仲裁、行政、司法等途径维护自己的权利，也可以再次申请调解。',
            ),
            { kind: 'para', content: chineseDay(record.issuedOn), align: 'right' },
            { kind: 'signatures', boxes: partySignatures(record.applicants) },
          ],
        },
});
