import { z } from 'zod';
import { day, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import { addressee, chineseDay, closing, para, partyNames, titleBlocks } from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  court: text,
  parties,
  dispute: text,
  mediators: z.array(text).min(1),
  startedOn: day,
  effectiveOn: day,
  agreementNumber: text,
});

const title = { zh: '主持调解证明', en: 'Proof that the committee mediated' };

/** D14-A: handed in with the application for confirmation (《民诉法解释》第三百五十四条). */
export const template = definePaper({
  code: 'D14-A',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      addressee(`${record.court}：`),
      para(
        `${partyNames(record.parties)}之间的${record.dispute}，由本委员会于${chineseDay(record.startedOn)}受理，人民调解员${record.mediators.join('、')}主持调解。当事人自愿达成调解协议（编号：${record.agreementNumber}），协议于${chineseDay(record.effectiveOn)}生效。特此证明。`,
      ),
      closing(record, []),
    ],
  }),
});
