import { z } from 'zod';
import {
  checksField,
  dateTimeField,
  dayField,
  flagField,
  rowsField,
  selectField,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

export const consentWays = [
  { value: 'signed', label: { zh: '书面签名', en: 'In writing' } },
  { value: 'oral', label: { zh: '当面口头', en: 'Orally' } },
  { value: 'phone', label: { zh: '电话', en: 'By telephone' } },
  { value: 'proxy', label: { zh: '由代理人表示', en: 'Through an agent' } },
] as const;

export const contactWays = [
  { value: 'phone', label: { zh: '电话', en: 'Telephone' } },
  { value: 'visit', label: { zh: '上门', en: 'Visit' } },
  { value: 'letter', label: { zh: '书信', en: 'Letter' } },
  { value: 'message', label: { zh: '短信、微信', en: 'Message' } },
  { value: 'relative', label: { zh: '托亲友、村组转告', en: 'Through relatives or the village' } },
] as const;

const party = {
  label: { zh: '当事人', en: 'Party' },
  options: 'parties',
} as const;

export const assignForm = z.strictObject({
  mediatorId: selectField({
    label: { zh: '主持调解员', en: 'Lead mediator' },
    hint: {
      zh: '限本调委会在任调解员；与当事人有利害关系的应当回避',
      en: 'A mediator in office of this committee, without an interest in the matter',
    },
    options: 'mediators',
  }),
  coMediatorIds: checksField({
    label: { zh: '共同调解员', en: 'Co-mediators' },
    hint: {
      zh: '涉及十人以上或者两个村集体的，宜由两名以上调解员调解',
      en: 'With ten people or more, or two village collectives, at least two mediators are advisable',
    },
    options: 'mediators',
    required: false,
    max: 6,
  }),
  recorderId: selectField({
    label: { zh: '记录人', en: 'Recorder' },
    options: 'recorders',
    required: false,
  }),
  partiesChoice: flagField({
    label: { zh: '由当事人选择的调解员', en: 'The parties chose this mediator' },
  }),
});

export const acknowledgeForm = z.strictObject({
  noInterestDeclared: flagField({
    label: {
      zh: '本人声明：与双方当事人及其代理人没有亲属关系，与本纠纷没有利害关系（必须勾选）',
      en: 'I declare: I am no relative of the parties or their agents and have no interest in this dispute (must be ticked)',
    },
  }),
});

export const declineForm = z.strictObject({
  reason: textField({
    label: { zh: '不能承办的原因', en: 'Why you cannot take the case' },
    hint: { zh: '例如：与当事人是亲属', en: 'For example: related to a party' },
    multiline: true,
    max: 500,
  }),
});

export const consentForm = z.strictObject({
  partyId: selectField(party),
  answer: selectField({
    label: { zh: '当事人的表示', en: 'What the party says' },
    hint: {
      zh: '拒绝调解的，请用“当事人拒绝调解”登记',
      en: 'A refusal is recorded with “Party refuses mediation”',
    },
    options: [
      { value: 'agree', label: { zh: '同意调解', en: 'Agrees to mediation' } },
      { value: 'unreachable', label: { zh: '联系不上', en: 'Cannot be reached' } },
    ],
    widget: 'radio',
  }),
  way: selectField({ label: { zh: '表示方式', en: 'How' }, options: consentWays, widget: 'radio' }),
  attempts: rowsField(
    z.strictObject({
      attemptedOn: dayField({ label: { zh: '联系日期', en: 'Day' }, notFuture: true }),
      way: selectField({ label: { zh: '联系方式', en: 'How' }, options: contactWays }),
      result: textField({ label: { zh: '结果', en: 'Result' }, required: false, max: 200 }),
    }),
    {
      label: { zh: '联系经过', en: 'Attempts to reach the party' },
      hint: {
        zh: '登记“联系不上”须写明在两天以上联系过三次以上',
        en: 'For “cannot be reached” note at least three attempts on at least two days',
      },
      min: 0,
      max: 20,
    },
  ),
  note: textField({
    label: { zh: '备注', en: 'Note' },
    required: false,
    multiline: true,
    max: 1000,
  }),
});

export const refuseConsentForm = z.strictObject({
  partyId: selectField(party),
  statement: textField({
    label: { zh: '当事人的陈述', en: 'Statement of the party' },
    multiline: true,
    max: 2000,
  }),
});

export const serveRightsForm = z.strictObject({
  partyId: selectField(party),
  way: selectField({
    label: { zh: '告知方式', en: 'How' },
    options: [
      { value: 'read', label: { zh: '本人阅读', en: 'Read by the party' } },
      { value: 'readAloud', label: { zh: '当面宣读', en: 'Read aloud' } },
    ],
    widget: 'radio',
  }),
  hearingMode: selectField({
    label: { zh: '当事人要求', en: 'The party asks for' },
    options: [
      { value: 'open', label: { zh: '公开调解', en: 'An open session' } },
      { value: 'closed', label: { zh: '不公开调解', en: 'A closed session' } },
    ],
    widget: 'radio',
  }),
  serviceAddress: textField({
    label: { zh: '送达地址', en: 'Address for service' },
    required: false,
    max: 200,
  }),
});

export const markAbsentForm = z.strictObject({
  partyId: selectField(party),
  reason: textField({ label: { zh: '未到场的原因', en: 'Reason' }, multiline: true, max: 500 }),
  isExcused: flagField({ label: { zh: '有正当理由', en: 'There is a good reason' } }),
});

export const scheduleForm = z.strictObject({
  startsAt: dateTimeField({ label: { zh: '调解时间', en: 'Time' } }),
  place: textField({ label: { zh: '调解地点', en: 'Place' }, max: 200 }),
  mode: selectField({
    label: { zh: '调解形式', en: 'Form' },
    options: [
      { value: 'office', label: { zh: '调解室', en: 'At the office' } },
      { value: 'onSite', label: { zh: '现场', en: 'On site' } },
      { value: 'online', label: { zh: '线上', en: 'Online' } },
    ],
    widget: 'radio',
  }),
  bring: textField({
    label: { zh: '请当事人携带', en: 'What to bring' },
    hint: { zh: '例如：身份证、合同、交接清单', en: 'For example: identity card, contract, hand-over list' },
    required: false,
    max: 300,
  }),
});

/** Who mediates, whether the parties want it, and when they meet. */
export const mediationPeopleEvents = [
  {
    name: 'assign',
    label: { zh: '分派调解员', en: 'Assign a mediator' },
    kind: 'exclusive',
    form: assignForm,
    tone: 'primary',
  },
  {
    name: 'acknowledge',
    label: { zh: '签收并承办', en: 'Take the case' },
    kind: 'exclusive',
    form: acknowledgeForm,
    tone: 'primary',
  },
  {
    name: 'decline',
    label: { zh: '不能承办', en: 'Decline the case' },
    kind: 'exclusive',
    form: declineForm,
  },
  {
    name: 'schedule',
    label: { zh: '约定调解时间地点', en: 'Arrange a session' },
    hint: { zh: '同时可打印调解通知书（D20）', en: 'The notice D20 can be printed with it' },
    kind: 'exclusive',
    form: scheduleForm,
  },
  {
    name: 'consent',
    label: { zh: '登记当事人同意调解', en: "Record a party's consent" },
    kind: 'append',
    form: consentForm,
  },
  {
    name: 'refuseConsent',
    label: { zh: '当事人拒绝调解', en: 'Party refuses mediation' },
    kind: 'exclusive',
    form: refuseConsentForm,
    tone: 'danger',
    confirm: {
      zh: '登记后调解终止，应当告知当事人其他途径。',
      en: 'This ends the mediation; the parties must then be told the other routes.',
    },
  },
  {
    name: 'serveRights',
    label: { zh: '告知权利义务', en: 'Tell rights and duties' },
    kind: 'append',
    form: serveRightsForm,
  },
  {
    name: 'markAbsent',
    label: { zh: '登记当事人未到场', en: 'Record an absent party' },
    kind: 'exclusive',
    form: markAbsentForm,
  },
] as const satisfies readonly EventSpec[];
