import { z } from 'zod';
import { checksField, dayField, personName, selectField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { act, body, choices, happenedOn, line, note, partyId, replyDueOn, words } from './act-fields.ts';

/** A letter to another body that is asked to act. */
export const letterForm = z.strictObject({
  happenedOn: happenedOn('送出日期', 'Sent on'),
  body: body('接收单位', 'Sent to'),
  content: words('事项和理由', 'Matter and reasons'),
  replyDueOn,
});

const replyForm = z.strictObject({
  actId: selectField({ label: { zh: '答复的事项', en: 'What is answered' }, options: 'awaitedReplies' }),
  repliedOn: dayField({ label: { zh: '答复日期', en: 'Answered on' }, notFuture: true }),
  result: selectField({
    label: { zh: '答复情况', en: 'Answer' },
    options: choices(
      ['done', '已办理、已提供', 'Done or handed over'],
      ['partly', '部分办理、部分提供', 'Partly'],
      ['refused', '不予办理、拒绝提供', 'Refused'],
      ['silent', '逾期未答复', 'No answer in time'],
    ),
    widget: 'radio',
  }),
  content: words('答复内容', 'What was answered'),
});

const violenceForm = z.strictObject({
  happenedOn: happenedOn('发现日期', 'Found on'),
  kind: selectField({
    label: { zh: '情形', en: 'What it is' },
    options: choices(
      ['familyViolence', '家庭暴力', 'Violence in the family'],
      ['guardianAbuse', '侵害无民事行为能力人、限制民事行为能力人', 'Harm to somebody without full capacity'],
    ),
    widget: 'radio',
  }),
  partyId,
  told: checksField({
    label: { zh: '已告知的单位', en: 'Who was told' },
    hint: {
      zh: '无民事行为能力人、限制民事行为能力人受侵害的，村（居）委会须向公安机关报案',
      en: 'Harm to somebody without full capacity must be reported to the police',
    },
    options: 'dictionary:emergencyReceivers',
    max: 10,
  }),
  content: words('情况', 'What is known'),
});

const interpreterForm = z.strictObject({
  happenedOn: happenedOn('安排日期', 'Arranged on'),
  partyId,
  kind: selectField({
    label: { zh: '帮助方式', en: 'Help' },
    options: choices(
      ['interpreter', '翻译', 'Interpreter'],
      ['signLanguage', '手语翻译', 'Sign language'],
      ['reader', '代读', 'Reads aloud'],
      ['writer', '代书', 'Writes for him'],
    ),
    widget: 'radio',
  }),
  name: personName({ label: { zh: '姓名', en: 'Name' } }),
  language: line('语言、文字', 'Language'),
  relation: line('与当事人的关系', 'Relation to the party'),
});

const copyForm = z.strictObject({
  receiverIds: checksField({
    label: { zh: '抄送给', en: 'Copy to' },
    hint: {
      zh: '收到抄送的人可以查看本案，阅后留有记录',
      en: 'Who gets a copy may look at this case; that it was read is kept',
    },
    options: 'colleagues',
    max: 20,
  }),
  content: words('抄送事由', 'Why'),
});

/** What is put on record in disputes of every type, and the answers to it. */
export const actEvents = [
  act('recordReply', '登记答复', 'Record an answer', replyForm),
  act('flagDomesticViolence', '标明家庭暴力', 'Mark violence in the family', violenceForm, {
    zh: '标明后不得面对面调解，应当分别进行',
    en: 'From then on the sides are met apart',
  }),
  act('arrangeInterpreter', '登记翻译、代读人', 'Record an interpreter or reader', interpreterForm),
  act('referLegalAid', '转介法律援助', 'Refer to legal aid', letterForm),
  act('copyCase', '抄送', 'Send a copy', copyForm),
  { ...act('readCopy', '已阅抄送', 'I have read the copy', z.strictObject({ note })), tone: 'primary' },
] as const satisfies readonly EventSpec[];
