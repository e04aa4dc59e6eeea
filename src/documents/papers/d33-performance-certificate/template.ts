import { z } from 'zod';
import { day, parties, recordBase, text } from '../../records/record-parts.ts';
import { policeSettlement } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import {
  addressee,
  chineseDay,
  closing,
  heading,
  para,
  partyNames,
  partySignatures,
  titleBlocks,
} from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  dispute: text,
  police: text,
  policeCase: text,
  agreementNumber: text,
  effectiveOn: day,
  performances: z.array(z.strictObject({ what: text, performedOn: day })).min(1),
  applicants: z.array(text),
});

const title = { zh: '协议履行情况证明', en: 'Certificate that the agreement was performed' };

/** D33: for the police, with both parties' own application (治安管理处罚法 art. 9). */
export const template = definePaper({
  code: 'D33',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      addressee(`${record.police}：`),
      para(
        `${partyNames(record.parties)}因${record.dispute}（治安案件：${record.policeCase}），经本委员会主持调解达成协议（编号：${record.agreementNumber}），协议于${chineseDay(record.effectiveOn)}生效。协议履行情况如下：`,
      ),
      {
        kind: 'table',
        columns: [
          { title: '履行事项', share: 6 },
          { title: '履行日期', share: 3, align: 'center' },
        ],
        rows: record.performances.map((one) => [one.what, chineseDay(one.performedOn)]),
      },
      para('协议约定的全部义务已经履行完毕。'),
      heading('当事人申请'),
      para(
        `${policeSettlement.says}（${policeSettlement.cite}）。${record.applicants.length === 0 ? '' : `${record.applicants.join('、')}已书面申请公安机关依法处理。`}是否予以处罚，由公安机关依法决定。`,
      ),
      closing(record, partySignatures(record.parties)),
    ],
  }),
});
