import { z } from 'zod';
import { account, count, day, parties, recordBase, text } from '../../records/record-parts.ts';
import { confirmation } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import {
  applicationEnd,
  chineseDay,
  heading,
  para,
  partyBlocks,
  partyNames,
  titleBlocks,
} from '../phrases.ts';
import { items, slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  applicants: parties,
  court: text,
  agreementNumber: text,
  agreementTitle: text,
  effectiveOn: day,
  dispute: text,
  facts: account,
  copies: count,
});

const title = { zh: '司法确认申请书', en: 'Joint application for judicial confirmation' };

/** What is handed in with it (《民诉法解释》第三百五十四条). */
const annexes = [
  '调解协议书原件；',
  '申请人的身份证明、资格证明；',
  '人民调解委员会主持调解的证明；',
  '与调解协议有关的财产权利证明等材料；',
  '申请人的送达地址、联系方式。',
];

/** What an office may put in its own words. */
const wording = {
  basis: slot('依据', 'Basis', `根据${confirmation.cite}，${confirmation.says}，现共同提出申请。`),
  undertakings: slot(
    '承诺（每行一项）',
    'Undertakings, one a line',
    [
      '达成调解协议出于自愿，没有恶意串通、规避法律的行为；',
      '调解协议的内容不违反法律、行政法规的强制性规定，不损害国家利益、社会公共利益和他人合法权益；',
      '所提交的材料真实，如有虚假，愿意承担法律责任。',
    ].join('\n'),
  ),
} satisfies WordingSlots;

/** D14: both sides together, within thirty days (人民调解法 art. 33). */
export const template = definePaper({
  code: 'D14',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      ...partyBlocks(record.applicants),
      heading('申请事项'),
      para(
        `请求确认申请人${partyNames(record.applicants)}之间于${chineseDay(record.effectiveOn)}生效的《${record.agreementTitle}》（编号：${record.agreementNumber}）有效。`,
      ),
      heading('事实和理由'),
      para(
        `申请人因${record.dispute}，经${record.committee.name}主持调解，自愿达成调解协议。${record.facts}`,
      ),
      para(say('basis')),
      heading('申请人承诺'),
      { kind: 'clauses', items: items(say('undertakings')), numbering: 'arabic' },
      ...applicationEnd(record.court, annexes, record.applicants, [
        para(`本申请书连同附件一式${record.copies}份。`),
      ]),
    ],
  }),
});
