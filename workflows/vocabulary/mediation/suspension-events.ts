import { z } from 'zod';
import { dayField, selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { body, choices, happenedOn, line, words } from '../acts/act-fields.ts';

const appraisalForm = z.strictObject({
  happenedOn: happenedOn('委托日期', 'Commissioned on'),
  body: body('鉴定、评估机构', 'Expert body'),
  matter: textField({ label: { zh: '鉴定事项', en: 'What is to be found out' }, max: 200 }),
  payer: selectField({
    label: { zh: '费用负担', en: 'Who pays' },
    options: choices(
      ['applicant', '申请人', 'Applicant'],
      ['respondent', '被申请人', 'Respondent'],
      ['shared', '双方分担', 'Both sides'],
      ['loser', '依鉴定结果确定', 'Depends on the result'],
    ),
    widget: 'radio',
  }),
  replyDueOn: dayField({ label: { zh: '预计出具日期', en: 'Expected on' } }),
});
const opinionForm = z.strictObject({
  repliedOn: dayField({ label: { zh: '收到鉴定意见日期', en: 'Opinion received on' }, notFuture: true }),
  number: line('鉴定意见编号', 'Number'),
  content: words('鉴定意见', 'Opinion'),
});
const falseForm = z.strictObject({
  happenedOn: happenedOn('发现日期', 'Found on'),
  signs: words('可疑情形', 'What looks wrong'),
});
const clearForm = z.strictObject({
  outcome: selectField({
    label: { zh: '核查结论', en: 'Finding' },
    options: choices(
      ['cleared', '排除虚假调解，恢复调解', 'Nothing wrong; mediation goes on'],
      ['established', '属于虚假调解，应当终止', 'It was a sham; to be terminated'],
    ),
    widget: 'radio',
  }),
  content: words('核查情况', 'What was found'),
});

/** Reasons to stop the clocks that have an end of their own: an expert opinion, a suspicion of sham mediation. */
export const suspensionEvents = [
  {
    name: 'requestAppraisal',
    label: { zh: '委托鉴定、评估', en: 'Commission an expert opinion' },
    hint: { zh: '鉴定期间不计入调解期限', en: 'The time it takes does not count' },
    kind: 'exclusive',
    isListBound: true,
    form: appraisalForm,
  },
  {
    name: 'receiveAppraisal',
    label: { zh: '登记鉴定意见', en: 'Record the expert opinion' },
    kind: 'exclusive',
    isListBound: true,
    form: opinionForm,
    tone: 'primary',
  },
  {
    name: 'reportFalseMediation',
    label: { zh: '报告涉嫌虚假调解', en: 'Report suspected sham mediation' },
    kind: 'exclusive',
    isListBound: true,
    form: falseForm,
    tone: 'danger',
    confirm: {
      zh: '登记后中止调解，由综治办或者司法所核查。',
      en: 'Mediation stops until the governance or judicial office has looked into it.',
    },
  },
  {
    name: 'clearFalseMediation',
    label: { zh: '登记核查结论', en: 'Record the finding' },
    kind: 'exclusive',
    isListBound: true,
    form: clearForm,
    tone: 'primary',
  },
] as const satisfies readonly EventSpec[];
