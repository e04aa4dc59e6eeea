import { z } from 'zod';
import { checksField, dayField, selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

export const failForm = z.strictObject({
  summary: textField({
    label: { zh: '调解经过', en: 'What was tried' },
    multiline: true,
    max: 3000,
  }),
  reason: textField({
    label: { zh: '未达成协议的原因', en: 'Why no agreement was reached' },
    multiline: true,
    max: 1000,
  }),
});

export const terminateForm = z.strictObject({
  reasonCode: selectField({
    label: { zh: '终止原因', en: 'Reason' },
    options: 'dictionary:terminationReasons',
  }),
  note: textField({ label: { zh: '说明', en: 'Explanation' }, multiline: true, max: 1000 }),
});

export const withdrawForm = z.strictObject({
  partyId: selectField({ label: { zh: '撤回的当事人', en: 'Party who withdraws' }, options: 'parties' }),
  statement: textField({
    label: { zh: '当事人的陈述', en: 'Statement of the party' },
    multiline: true,
    max: 2000,
  }),
});

export const routeOptions = [
  { value: 'court', label: { zh: '向人民法院起诉', en: 'Sue at the court' } },
  { value: 'arbitration', label: { zh: '申请劳动争议仲裁', en: 'Labour arbitration' } },
  { value: 'ruralArbitration', label: { zh: '申请农村土地承包仲裁', en: 'Rural land arbitration' } },
  { value: 'government', label: { zh: '申请人民政府处理', en: 'Decision of the government' } },
  { value: 'inspection', label: { zh: '向劳动保障监察投诉', en: 'Labour inspection' } },
  { value: 'legalAid', label: { zh: '申请法律援助', en: 'Legal aid' } },
] as const;

export const notifyRoutesForm = z.strictObject({
  routes: checksField({ label: { zh: '告知的途径', en: 'Routes told' }, options: routeOptions }),
  note: textField({ label: { zh: '备注', en: 'Note' }, required: false, multiline: true, max: 1000 }),
});

export const followUpForm = z.strictObject({
  visitedOn: dayField({ label: { zh: '回访日期', en: 'Visited on' }, notFuture: true }),
  way: selectField({
    label: { zh: '回访方式', en: 'How' },
    options: [
      { value: 'visit', label: { zh: '上门', en: 'Visit' } },
      { value: 'phone', label: { zh: '电话', en: 'Telephone' } },
      { value: 'online', label: { zh: '线上', en: 'Online' } },
    ],
    widget: 'radio',
  }),
  performance: selectField({
    label: { zh: '履行情况', en: 'Performance' },
    options: [
      { value: 'performed', label: { zh: '已履行', en: 'Performed' } },
      { value: 'partial', label: { zh: '部分履行', en: 'Partly performed' } },
      { value: 'notPerformed', label: { zh: '未履行', en: 'Not performed' } },
      { value: 'notDue', label: { zh: '未到期', en: 'Not due yet' } },
    ],
    widget: 'radio',
  }),
  satisfaction: selectField({
    label: { zh: '满意度', en: 'Satisfaction' },
    options: [
      { value: 'satisfied', label: { zh: '满意', en: 'Satisfied' } },
      { value: 'neutral', label: { zh: '基本满意', en: 'Fairly satisfied' } },
      { value: 'dissatisfied', label: { zh: '不满意', en: 'Dissatisfied' } },
    ],
    widget: 'radio',
  }),
  note: textField({ label: { zh: '回访情况', en: 'Findings' }, required: false, multiline: true, max: 1000 }),
});

const routesMustBeTold = {
  zh: '登记后本次调解结束，应当告知当事人可以通过仲裁、行政、司法等途径维护权利。',
  en: 'This ends the mediation; the parties must be told that arbitration, government and courts remain open to them.',
};

/** How a mediation ends without an agreement, and what comes after. */
export const mediationEndingEvents = [
  {
    name: 'fail',
    label: { zh: '调解不成', en: 'No agreement' },
    kind: 'exclusive',
    form: failForm,
    tone: 'danger',
    confirm: routesMustBeTold,
  },
  {
    name: 'terminate',
    label: { zh: '终止调解', en: 'Terminate the mediation' },
    kind: 'exclusive',
    form: terminateForm,
    tone: 'danger',
    confirm: routesMustBeTold,
  },
  {
    name: 'withdraw',
    label: { zh: '当事人撤回', en: 'Party withdraws' },
    kind: 'exclusive',
    form: withdrawForm,
    tone: 'danger',
    confirm: routesMustBeTold,
  },
  {
    name: 'notifyRoutes',
    label: { zh: '告知其他途径', en: 'Tell the other routes' },
    kind: 'exclusive',
    form: notifyRoutesForm,
    tone: 'primary',
  },
  {
    name: 'followUp',
    label: { zh: '登记回访', en: 'Record a return visit' },
    kind: 'append',
    form: followUpForm,
    occurredFrom: 'visitedOn',
  },
] as const satisfies readonly EventSpec[];
