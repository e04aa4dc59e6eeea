import { z } from 'zod';
import { dayField, intField, selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const longestExtension = 180;

export const proposeExtendForm = z.strictObject({
  extensionDays: intField({
    label: { zh: '延长天数', en: 'Days in addition' },
    hint: { zh: '从原期限的最后一天起接着计算', en: 'Counted on from the last day of the limit' },
    min: 1,
    max: longestExtension,
  }),
  reason: textField({ label: { zh: '理由', en: 'Reason' }, multiline: true, max: 1000 }),
});

export const extensionSignatureWays = [
  { value: 'signed', label: { zh: '本人签名', en: 'Signed in person' } },
  { value: 'fingerprint', label: { zh: '按指印', en: 'Fingerprint' } },
  { value: 'seal', label: { zh: '盖章', en: 'Seal' } },
  { value: 'proxy', label: { zh: '由代理人签名', en: 'Signed by an agent' } },
] as const;

export const signExtensionForm = z.strictObject({
  partyId: selectField({ label: { zh: '当事人', en: 'Party' }, options: 'sides' }),
  way: selectField({
    label: { zh: '签署方式', en: 'How' },
    options: extensionSignatureWays,
    widget: 'radio',
  }),
  signedOn: dayField({ label: { zh: '签署日期', en: 'Signed on' }, notFuture: true }),
});

export const recordLimitationForm = z.strictObject({
  ground: selectField({
    label: { zh: '起算事由', en: 'Counted from' },
    hint: {
      zh: '系统只作提醒，时效以有权机关认定为准',
      en: 'A reminder only; the authority in charge decides on limitation',
    },
    options: 'dictionary:limitationGrounds',
    widget: 'radio',
  }),
  countedFrom: dayField({ label: { zh: '起算日期', en: 'From' }, notFuture: true }),
  note: textField({
    label: { zh: '依据和说明', en: 'Proof and note' },
    required: false,
    multiline: true,
    max: 1000,
  }),
});

export const recordSuperiorDeadlineForm = z.strictObject({
  authority: textField({ label: { zh: '交办单位', en: 'Set by' }, max: 200 }),
  dueOn: dayField({
    label: { zh: '交办时限', en: 'Due on' },
    hint: { zh: '与法定期限分别计算，互不影响', en: 'Kept apart from the legal limits, which do not change' },
  }),
  note: textField({
    label: { zh: '要求', en: 'What is asked' },
    required: false,
    multiline: true,
    max: 1000,
  }),
});

/** What concerns the clocks of a case: more time by consent, limitation, the time a superior set. */
export const clockEvents = [
  {
    name: 'proposeExtend',
    label: { zh: '提请延长调解期限', en: 'Propose more time' },
    hint: {
      zh: '各方当事人都签署延期同意书、主任批准后才延长',
      en: 'Granted once every party has signed and the chair approves',
    },
    kind: 'append',
    form: proposeExtendForm,
  },
  {
    name: 'signExtension',
    label: { zh: '登记当事人签署延期同意书', en: 'Record a signature to the extension' },
    kind: 'append',
    form: signExtensionForm,
    occurredFrom: 'signedOn',
  },
  {
    name: 'extend',
    label: { zh: '批准延长调解期限', en: 'Approve more time' },
    kind: 'append',
    form: z.strictObject({
      note: textField({ label: { zh: '意见', en: 'Note' }, required: false, multiline: true, max: 1000 }),
    }),
  },
  {
    name: 'recordLimitation',
    label: { zh: '登记时效起算', en: 'Record the start of limitation' },
    hint: { zh: '提前 90、30、7 天提醒', en: 'Warns 90, 30 and 7 days before' },
    kind: 'append',
    form: recordLimitationForm,
  },
  {
    name: 'recordSuperiorDeadline',
    label: { zh: '登记上级交办时限', en: 'Record the due day a superior set' },
    kind: 'append',
    form: recordSuperiorDeadlineForm,
  },
] as const satisfies readonly EventSpec[];
