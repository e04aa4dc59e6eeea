import { z } from 'zod';
import { selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const court = textField({ label: { zh: '人民法院', en: 'Court' }, max: 100 });
const note = textField({ label: { zh: '备注', en: 'Note' }, required: false, multiline: true, max: 1000 });

export const urgeForm = z.strictObject({
  way: selectField({
    label: { zh: '督促方式', en: 'How' },
    options: [
      { value: 'visit', label: { zh: '上门', en: 'Visit' } },
      { value: 'phone', label: { zh: '电话', en: 'Telephone' } },
      { value: 'letter', label: { zh: '督促履行通知书', en: 'Written notice' } },
      { value: 'meeting', label: { zh: '约谈', en: 'Asked in for a talk' } },
    ],
  }),
  answer: textField({
    label: { zh: '义务人的答复', en: 'What the debtor answered' },
    multiline: true,
    max: 1000,
  }),
});
export const toCourtForm = z.strictObject({ court, note });
export const applyPaymentOrderForm = z.strictObject({
  court,
  moneyKind: selectField({
    label: { zh: '款项', en: 'Claim' },
    hint: {
      zh: '仅限这四种款项可以持调解协议书申请支付令',
      en: 'Only these four can be claimed by payment order on an agreement',
    },
    options: [
      { value: 'wages', label: { zh: '劳动报酬', en: 'Wages' } },
      { value: 'injuryCosts', label: { zh: '工伤医疗费', en: 'Medical costs of a work injury' } },
      { value: 'economicCompensation', label: { zh: '经济补偿', en: 'Severance' } },
      { value: 'damages', label: { zh: '赔偿金', en: 'Damages' } },
    ],
  }),
  note,
});
export const recordEnforcedForm = z.strictObject({
  result: selectField({
    label: { zh: '结果', en: 'Result' },
    options: [
      { value: 'full', label: { zh: '执行完毕', en: 'Fully enforced' } },
      { value: 'settled', label: { zh: '执行和解', en: 'Settled during enforcement' } },
      { value: 'partial', label: { zh: '终结本次执行程序', en: 'Ended for lack of assets' } },
      { value: 'refused', label: { zh: '不予支持', en: 'Claim refused' } },
    ],
  }),
  number: textField({ label: { zh: '法律文书案号', en: 'Number of the court paper' }, max: 100 }),
  note,
});

/** What follows when a promise was not kept (《人民调解法》第三十一条至第三十三条). */
export const breachEvents = [
  {
    name: 'urge',
    label: { zh: '督促履行', en: 'Urge to perform' },
    kind: 'exclusive',
    form: urgeForm,
    tone: 'primary',
  },
  {
    name: 'applyEnforcement',
    label: { zh: '登记申请强制执行', en: 'Record the application for enforcement' },
    kind: 'exclusive',
    form: toCourtForm,
  },
  {
    name: 'sueOnAgreement',
    label: { zh: '登记就协议起诉', en: 'Record the suit on the agreement' },
    kind: 'exclusive',
    form: toCourtForm,
  },
  {
    name: 'applyPaymentOrder',
    label: { zh: '登记申请支付令', en: 'Record the application for a payment order' },
    kind: 'exclusive',
    form: applyPaymentOrderForm,
  },
  {
    name: 'recordEnforced',
    label: { zh: '登记司法途径结果', en: 'Record how it ended in court' },
    kind: 'exclusive',
    form: recordEnforcedForm,
  },
] as const satisfies readonly EventSpec[];
