import { z } from 'zod';
import type { Block } from '../flow/blocks.ts';
import {
  cited,
  mediation,
  notice,
  partyDuties,
  partyDutiesCite,
  partyRights,
  partyRightsCite,
} from './legal-basis.ts';
import { definePaper } from './paper-template.ts';
import { closing, heading, para, partyNames, titleBlocks } from './phrases.ts';
import { parties, recordBase, text } from './record-parts.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  parties,
  dispute: text,
  mediators: z.array(text).min(1),
  /** What the parties asked for; left open on a form handed out before they chose. */
  hearing: z.enum(['open', 'closed']).optional(),
});

const title = { zh: '人民调解权利义务告知书', en: 'Notice of rights and duties' };

function rightsBlocks(): Block[] {
  return [
    heading('四、当事人的权利'),
    para(`根据${partyRightsCite}，当事人在人民调解活动中享有下列权利：`),
    { kind: 'clauses', items: [...partyRights], numbering: 'bracket' },
    heading('五、当事人的义务'),
    para(`根据${partyDutiesCite}，当事人在人民调解活动中履行下列义务：`),
    { kind: 'clauses', items: [...partyDuties], numbering: 'bracket' },
  ];
}

function protectionBlocks(): Block[] {
  return [
    heading('七、保密与让步'),
    para(`${cited(notice.confidentiality)}。${cited(notice.concessions)}。`),
    heading('八、不得虚假调解'),
    para(`${cited(notice.falseMediation)}。`),
    heading('九、个人信息'),
    para(`${cited(notice.personalData)}。`),
  ];
}

/** D04. Each item of the notice names its article; recusal rests on the committee's own rules. */
export const rightsNotice = definePaper({
  code: 'D04',
  title,
  version: '1.0',
  recordSchema,
  content: (record) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      para(`${partyNames(record.parties)}：`),
      para(`你们因${record.dispute}，由本委员会进行调解。现将有关事项告知如下：`),
      heading('一、人民调解的性质'),
      para(`${cited(mediation.nature)}。`),
      heading('二、调解原则与费用'),
      para(`${cited(mediation.principles)}。${cited(mediation.refusal)}。`),
      para(`${cited(mediation.free)}。`),
      heading('三、调解协议的法律效力'),
      para(`${cited(mediation.effect)}。${cited(mediation.binding)}。${cited(mediation.suit)}。`),
      ...rightsBlocks(),
      heading('六、申请回避与其他途径'),
      para(
        `本纠纷由人民调解员${record.mediators.join('、')}调解。当事人认为人民调解员与本纠纷有利害关系或者其他关系，可能影响公正调解的，有权按照本委员会的调解规则申请其回避。`,
      ),
      para(`当事人随时可以依法通过仲裁、行政、司法等途径维护自己的权利。${cited(mediation.failure)}。`),
      ...protectionBlocks(),
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
      para('以上内容，本人已阅读，或者已由工作人员向本人宣读，本人已经知悉并理解。'),
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
