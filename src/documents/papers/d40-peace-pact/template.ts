import { z } from 'zod';
import { account, count, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { definePaper } from '../paper-template.ts';
import {
  chineseDay,
  closing,
  copiesText,
  heading,
  para,
  partyBlocks,
  partySignatures,
  titleBlocks,
} from '../phrases.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties: z.array(parties.element).min(2),
  background: account,
  aims: z.array(account).min(1),
  duties: z.array(account).min(1),
  /** The joint organ: who sits on it and when it meets. */
  organ: account,
  breach: account,
  relatedAgreement: text.optional(),
  effectiveOn: day,
  copies: count,
  townGovernment: text,
  witnesses: z.array(text),
});

const title = { zh: '和谐共建平安村协议', en: 'Pact for peaceful neighbouring villages' };

/** D40: a promise of conduct between villages; it settles no claim and has its own effective day. */
export const template = definePaper({
  code: 'D40',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      ...partyBlocks(record.parties),
      para(record.background),
      ...(record.relatedAgreement ? [para(`与本协议相关的调解协议：${record.relatedAgreement}。`)] : []),
      heading('一、共建目标'),
      { kind: 'clauses', items: record.aims, numbering: 'bracket' },
      heading('二、共同约定'),
      { kind: 'clauses', items: record.duties, numbering: 'article' },
      heading('三、联络机构'),
      para(record.organ),
      heading('四、违反约定的处理'),
      para(record.breach),
      heading('五、生效'),
      para(
        `本协议自${chineseDay(record.effectiveOn)}起生效，${copiesText(record.copies)}，各方各执一份，${record.townGovernment}、${record.committee.name}各留存一份。（以下无正文）`,
      ),
      closing(record, [
        ...partySignatures(record.parties),
        {
          label: `见证单位：${record.townGovernment}`,
          hint: '代表人签名，加盖印章',
          hasSeal: true,
        },
        ...record.witnesses.map((name) => ({ label: `见证人：${name}`, hint: '签名' })),
      ]),
    ],
  }),
});
