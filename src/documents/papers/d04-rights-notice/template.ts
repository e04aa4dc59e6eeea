import { z } from 'zod';
import type { Block } from '../../../typeset/flow/blocks.ts';
import { parties, recordBase, text } from '../../records/record-parts.ts';
import {
  cited,
  mediation,
  notice,
  partyDuties,
  partyDutiesCite,
  partyRights,
  partyRightsCite,
} from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import { closing, heading, para, partyNames, titleBlocks } from '../phrases.ts';
import { items, type Say, slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  dispute: text,
  mediators: z.array(text).min(1),
  /** What the parties asked for; left open on a form handed out before they chose. */
  hearing: z.enum(['open', 'closed']).optional(),
});

const title = { zh: '人民调解权利义务告知书', en: 'Notice of rights and duties' };

function rightsBlocks(say: Say<keyof typeof wording>): Block[] {
  return [
    heading('四、当事人的权利'),
    para(`根据${partyRightsCite}，当事人在人民调解活动中享有下列权利：`),
    { kind: 'clauses', items: items(say('rights')), numbering: 'bracket' },
    heading('五、当事人的义务'),
    para(`根据${partyDutiesCite}，当事人在人民调解活动中履行下列义务：`),
    { kind: 'clauses', items: items(say('duties')), numbering: 'bracket' },
  ];
}

function protectionBlocks(say: Say<keyof typeof wording>): Block[] {
  return [
    heading('七、保密与让步'),
    para(say('confidentiality')),
    heading('八、不得虚假调解'),
    para(say('falseMediation')),
    heading('九、个人信息'),
    para(say('personalData')),
  ];
}

/** What an office may put in its own words. */
const wording = {
  opening: slot('开头', 'Opening', '你们因{dispute}，由本委员会进行调解。现将有关事项告知如下：'),
  nature: slot('性质', 'Nature', `${cited(mediation.nature)}。`),
  principles: slot('原则', 'Principles', `${cited(mediation.principles)}。${cited(mediation.refusal)}。`),
  free: slot('不收费', 'No fee', `${cited(mediation.free)}。`),
  effect: slot(
    '效力',
    'Effect',
    `${cited(mediation.effect)}。${cited(mediation.binding)}。${cited(mediation.suit)}。`,
  ),
  recusal: slot(
    '回避',
    'Recusal',
    '本纠纷由人民调解员{mediators}调解。当事人认为人民调解员与本纠纷有利害关系或者其他关系，可能影响公正调解的，有权按照本委员会的调解规则申请其回避。',
  ),
  otherWays: slot(
    '其他途径',
    'Other ways',
    `当事人随时可以依法通过仲裁、行政、司法等途径维护自己的权利。${cited(mediation.failure)}。`,
  ),
  receipt: slot(
    '签收语',
    'Words of receipt',
    '以上内容，本人已阅读，或者已由工作人员向本人宣读，本人已经知悉并理解。',
  ),
  confidentiality: slot(
    '保密与让步',
    'Confidence, concessions',
    `${cited(notice.confidentiality)}。${cited(notice.concessions)}。`,
  ),
  falseMediation: slot('虚假调解', 'False mediation', `${cited(notice.falseMediation)}。`),
  personalData: slot('个人信息', 'Personal data', `${cited(notice.personalData)}。`),
  rights: slot('当事人的权利（每行一项）', 'Rights, one a line', partyRights.join('\n')),
  duties: slot('当事人的义务（每行一项）', 'Duties, one a line', partyDuties.join('\n')),
} satisfies WordingSlots;

/** D04. Each item of the notice names its article; recusal rests on the committee's own rules. */
export const template = definePaper({
  code: 'D04',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      para(`${partyNames(record.parties)}：`),
      para(say('opening', { dispute: record.dispute })),
      heading('一、人民调解的性质'),
      para(say('nature')),
      heading('二、调解原则与费用'),
      para(say('principles')),
      para(say('free')),
      heading('三、调解协议的法律效力'),
      para(say('effect')),
      ...rightsBlocks(say),
      heading('六、申请回避与其他途径'),
      para(say('recusal', { mediators: record.mediators.join('、') })),
      para(say('otherWays')),
      ...protectionBlocks(say),
      heading('十、当事人的选择与送达地址'),
      {
        kind: 'checks',
        label: '调解方式：',
        options: [
          { text: '公开进行', isTicked: record.hearing === 'open' },
          { text: '不公开进行', isTicked: record.hearing === 'closed' },
        ],
      },
      ...record.parties.map(
        (party): Block => ({
          kind: 'fields',
          rows: [[{ label: `${party.name}的送达地址：`, value: party.serviceAddress ?? '' }]],
        }),
      ),
      para(say('receipt')),
      closing(
        record,
        record.parties.map((party) => ({
          label: `${party.role}：${party.name}`,
          hint: '已阅或者已宣读，签名或者按指印',
          hasFingerprint: true,
        })),
      ),
    ],
  }),
});
