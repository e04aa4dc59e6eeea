import { z } from 'zod';
import { clockTime, day, recordBase, text } from '../../records/record-parts.ts';
import { cited, mediation } from '../legal-basis.ts';
import { definePaper } from '../paper-template.ts';
import { chineseDay, chineseTime, heading, para, titleBlocks } from '../phrases.ts';
import { slot, type WordingSlots } from '../wording.ts';

const recordSchema = z.strictObject({
  ...recordBase,
  addressee: text,
  opponent: text,
  dispute: text,
  meetOn: day,
  meetAt: clockTime,
  place: text,
  mediators: z.array(text).min(1),
  bring: z.array(text).min(1),
  replyBy: day,
  contact: text,
});

const title = { zh: '调解通知书', en: 'Invitation to mediation' };

/** What an office may put in its own words. */
const wording = {
  opening: slot(
    '开头',
    'Opening',
    '你（单位）与{opponent}之间的{dispute}，本委员会拟进行调解，现征询你（单位）的意愿，并邀请你（单位）参加调解。',
  ),
  freeWill: slot(
    '自愿',
    'Free will',
    '是否参加调解由你（单位）自行决定。你（单位）有权选择或者接受人民调解员，对上列人民调解员有异议的，可以要求更换。',
  ),
  basis: slot('依据', 'Basis', `${cited(mediation.refusal)}。${cited(mediation.free)}。`),
  slip: slot('回执', 'Reply slip', '请于{replyBy}前将本回执交回本委员会。'),
} satisfies WordingSlots;

/** D20, with the reply slip by which a party consents, refuses or objects to a mediator. */
export const template = definePaper({
  code: 'D20',
  title,
  version: '1.0',
  recordSchema,
  wording,
  content: (record, say) => ({
    blocks: [
      ...titleBlocks(record, title.zh),
      para(`${record.addressee}：`),
      para(say('opening', { opponent: record.opponent, dispute: record.dispute })),
      {
        kind: 'kv',
        rows: [
          [{ label: '时间', value: `${chineseDay(record.meetOn)}${chineseTime(record.meetAt)}` }],
          [{ label: '地点', value: record.place }],
          [{ label: '人民调解员', value: record.mediators.join('、') }],
          [{ label: '联系方式', value: record.contact }],
        ],
      },
      { kind: 'space', height: 4 },
      para('请携带下列材料：'),
      { kind: 'clauses', items: record.bring, numbering: 'arabic' },
      para(say('freeWill')),
      para(say('basis')),
      {
        kind: 'signatures',
        boxes: [],
        seals: [{ name: record.committee.name, date: chineseDay(record.issuedOn) }],
      },
      { kind: 'rule' },
      heading('回执'),
      {
        kind: 'checks',
        options: [
          { text: '同意调解，届时参加', isTicked: false },
          { text: '不同意调解', isTicked: false },
          { text: '要求更换调解员', isTicked: false },
        ],
      },
      para(say('slip', { replyBy: chineseDay(record.replyBy) })),
      {
        kind: 'signatures',
        boxes: [{ label: record.addressee, hint: '签名、盖章或者按指印', hasFingerprint: true }],
      },
    ],
  }),
});
