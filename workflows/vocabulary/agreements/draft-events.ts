import { z } from 'zod';
import {
  dayField,
  flagField,
  moneyField,
  rowsField,
  selectField,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const obligationRow = z.strictObject({
  debtorPartyId: selectField({ label: { zh: '履行人', en: 'Who performs' }, options: 'parties' }),
  creditorPartyId: selectField({
    label: { zh: '权利人', en: 'To whom' },
    options: 'parties',
    required: false,
  }),
  manner: selectField({
    label: { zh: '履行方式', en: 'How' },
    options: 'dictionary:performanceManners',
  }),
  content: textField({ label: { zh: '履行内容', en: 'What' }, max: 1000 }),
  amountFen: moneyField({ label: { zh: '金额（元）', en: 'Amount (yuan)' }, required: false }),
  dueOn: dayField({ label: { zh: '履行期限', en: 'By when' } }),
  place: textField({ label: { zh: '地点、账户说明', en: 'Where' }, required: false, max: 200 }),
});

const obligations = {
  label: { zh: '履行义务', en: 'Obligations' },
  hint: {
    zh: '谁、向谁、做什么、多少、何时、何处；分期付款的每期一行',
    en: 'Who, to whom, what, how much, by when, where; one row per instalment',
  },
  max: 60,
} as const;

export const draftAgreementForm = z.strictObject({
  agreementId: textField({
    label: { zh: '修改的草稿', en: 'Draft to change' },
    required: false,
    max: 60,
    widget: 'hidden',
  }),
  kind: selectField({
    label: { zh: '种类', en: 'Kind' },
    hint: {
      zh: '和谐共建协议只约定今后如何相处，不解决本案争议',
      en: 'A peace pact is about conduct from now on; it settles no claim',
    },
    options: [
      { value: 'agreement', label: { zh: '调解协议', en: 'Mediation agreement' } },
      { value: 'peacePact', label: { zh: '和谐共建平安村协议', en: 'Peace pact' } },
    ],
    widget: 'radio',
  }),
  title: textField({ label: { zh: '标题', en: 'Title' }, max: 100 }),
  facts: textField({
    label: { zh: '纠纷的主要事实', en: 'Main facts' },
    required: false,
    multiline: true,
    max: 10_000,
  }),
  issues: textField({
    label: { zh: '争议事项', en: 'Matters in dispute' },
    required: false,
    multiline: true,
    max: 5000,
  }),
  responsibility: textField({
    label: { zh: '各方当事人的责任', en: 'Responsibility of each party' },
    hint: {
      zh: '每行一项；共建协议填写联络机构',
      en: 'One per line; for a peace pact the joint organ',
    },
    required: false,
    multiline: true,
    max: 5000,
  }),
  clauses: textField({
    label: { zh: '协议内容', en: 'Terms' },
    hint: { zh: '每行一条，不用写序号', en: 'One term per line, without numbers' },
    required: false,
    multiline: true,
    max: 20_000,
  }),
  obligations: rowsField(obligationRow, { ...obligations, required: false }),
  breach: textField({
    label: { zh: '违约责任', en: 'Consequences of breach' },
    required: false,
    multiline: true,
    max: 5000,
  }),
  totalFen: moneyField({
    label: { zh: '协议总金额（元）', en: 'Total (yuan)' },
    hint: { zh: '各期金额之和应当等于总金额；大写自动生成', en: 'Must equal the sum of all instalments' },
    required: false,
  }),
  rightHolders: textField({
    label: { zh: '权利受影响的其他人', en: 'Others whose rights are touched' },
    hint: {
      zh: '共有人、担保人、真正的权利人等，以顿号隔开；须为本案当事人并签名',
      en: 'Co-owners, guarantors, true holders; each has to be a party and to sign',
    },
    required: false,
    max: 500,
  }),
});

export const discardDraftForm = z.strictObject({
  agreementId: selectField({ label: { zh: '删去的草稿', en: 'Draft to discard' }, options: 'drafts' }),
});

export const confirmWorkerForm = z.strictObject({
  memberId: selectField({ label: { zh: '劳动者', en: 'Worker' }, options: 'workers' }),
  answer: selectField({
    label: { zh: '本人意见', en: 'Answer' },
    options: [
      { value: 'confirmed', label: { zh: '确认', en: 'Confirms' } },
      { value: 'refused', label: { zh: '不同意', en: 'Refuses' } },
    ],
    widget: 'radio',
  }),
  way: selectField({
    label: { zh: '确认方式', en: 'How' },
    options: [
      { value: 'signature', label: { zh: '签名', en: 'Signature' } },
      { value: 'fingerprint', label: { zh: '按指印', en: 'Fingerprint' } },
      { value: 'phone', label: { zh: '电话（有录音）', en: 'Telephone, recorded' } },
    ],
    widget: 'radio',
  }),
  agreedFen: moneyField({
    label: { zh: '确认的金额（元）', en: 'Amount confirmed (yuan)' },
    hint: { zh: '不同意的可以不填', en: 'May be left open by who refuses' },
    required: false,
  }),
  confirmedOn: dayField({ label: { zh: '日期', en: 'Date' }, notFuture: true }),
});

export const toSigningForm = z.strictObject({});

export const oralAgreementForm = z.strictObject({
  facts: textField({ label: { zh: '纠纷事实', en: 'Facts' }, multiline: true, max: 5000 }),
  content: textField({
    label: { zh: '协议内容', en: 'What was agreed' },
    hint: { zh: '每行一条', en: 'One term per line' },
    multiline: true,
    max: 5000,
  }),
  obligations: rowsField(obligationRow, obligations),
  noWrittenFormWanted: flagField({
    label: {
      zh: '各方当事人认为无需制作书面调解协议书',
      en: 'The parties do not want a written agreement',
    },
    required: true,
  }),
  isPerformedNow: flagField({ label: { zh: '已当场履行', en: 'Performed on the spot' }, required: false }),
});

/** What is written before anybody signs. */
export const draftingEvents = [
  {
    name: 'draftAgreement',
    label: { zh: '拟定协议', en: 'Draft an agreement' },
    hint: {
      zh: '页面逐项检查事实、责任、内容、履行方式和时限',
      en: 'The page checks facts, responsibility, terms, manner and time of performance',
    },
    kind: 'exclusive',
    form: draftAgreementForm,
    tone: 'primary',
  },
  {
    name: 'discardDraft',
    label: { zh: '删去草稿', en: 'Discard a draft' },
    kind: 'exclusive',
    form: discardDraftForm,
  },
  {
    name: 'confirmWorker',
    label: { zh: '登记劳动者逐人确认', en: "Record a worker's answer" },
    kind: 'append',
    form: confirmWorkerForm,
    occurredFrom: 'confirmedOn',
    perItem: true,
  },
  {
    name: 'toSigning',
    label: { zh: '定稿并交付签署', en: 'Finalise for signing' },
    kind: 'exclusive',
    form: toSigningForm,
    recordsNothing: true,
    tone: 'primary',
    confirm: {
      zh: '定稿后内容不能再改；拒签的可以退回重新拟定。',
      en: 'The text cannot be changed afterwards; after a refusal to sign a new draft is made.',
    },
  },
  {
    name: 'oralAgreement',
    label: { zh: '登记口头协议', en: 'Record an oral agreement' },
    kind: 'exclusive',
    form: oralAgreementForm,
    tone: 'primary',
  },
] as const satisfies readonly EventSpec[];
