import { z } from 'zod';
import {
  checksField,
  dayField,
  flagField,
  selectField,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { consentWays } from './people-events.ts';

const reason = textField({ label: { zh: '理由', en: 'Reason' }, multiline: true, max: 1000 });

const keepsMediator = flagField({
  label: { zh: '仍由原调解员承办', en: 'The former mediator goes on' },
  hint: {
    zh: '不勾选的，由调委会另行分派',
    en: 'Left unticked, the committee assigns somebody else',
  },
});

export const reMediateForm = z.strictObject({
  agreedPartyIds: checksField({
    label: { zh: '同意再次调解的当事人', en: 'Parties who agree to mediate again' },
    hint: { zh: '双方当事人都同意的，才能再次调解', en: 'Only when both sides agree' },
    options: 'parties',
  }),
  way: selectField({
    label: { zh: '表示方式', en: 'How' },
    options: consentWays,
    widget: 'radio',
  }),
  agreedOn: dayField({
    label: { zh: '同意日期', en: 'Agreed on' },
    hint: { zh: '调解期限从这一天重新计算', en: 'The time to mediate counts anew from this day' },
    notFuture: true,
  }),
  keepsMediator,
  note: textField({ label: { zh: '备注', en: 'Note' }, required: false, multiline: true, max: 1000 }),
});

export const proposeCloseForm = z.strictObject({
  reason,
  isAgreementOnly: flagField({
    label: {
      zh: '协议尚未履行完毕、也未经司法确认，仅以达成协议结案（理由中须说明）',
      en: 'Close on the agreement alone, neither fully performed nor confirmed by court (say why above)',
    },
  }),
});
export const proposeForm = z.strictObject({ reason });

export const reopenGrounds = [
  { value: 'breach', label: { zh: '协议未履行', en: 'The agreement was not kept' } },
  { value: 'newFacts', label: { zh: '出现新的事实', en: 'New facts' } },
  { value: 'courtReturned', label: { zh: '人民法院退回', en: 'Returned by the court' } },
  { value: 'complaintUpheld', label: { zh: '投诉成立', en: 'A complaint was upheld' } },
] as const;

export const proposeReopenForm = z.strictObject({
  ground: selectField({
    label: { zh: '重启事由', en: 'Ground' },
    options: reopenGrounds,
    widget: 'radio',
  }),
  reason,
});
export const reopenForm = z.strictObject({ reason, keepsMediator });

/** What one person proposes and another decides, and how a dispute is mediated again. */
export const proceedingsEvents = [
  {
    name: 'reMediate',
    label: { zh: '再次调解', en: 'Mediate again' },
    hint: {
      zh: '在同一纠纷下开始下一次调解程序，前次的记录照旧可查',
      en: 'Opens the next proceeding of the same dispute; the records of the former stay',
    },
    kind: 'exclusive',
    form: reMediateForm,
    isNewStart: true,
  },
  {
    name: 'proposeClose',
    label: { zh: '提请结案', en: 'Propose to close' },
    hint: { zh: '由主任或者综治办另一人批准', en: 'Somebody else, chair or governance office, approves' },
    kind: 'append',
    form: proposeCloseForm,
  },
  {
    name: 'proposeVoid',
    label: { zh: '提请作废', en: 'Propose to void' },
    hint: { zh: '由主任或者综治办另一人批准', en: 'Somebody else, chair or governance office, approves' },
    kind: 'append',
    form: proposeForm,
  },
  {
    name: 'proposeReopen',
    label: { zh: '提请重启', en: 'Propose to reopen' },
    hint: { zh: '由主任或者综治办另一人批准', en: 'Somebody else, chair or governance office, approves' },
    kind: 'append',
    form: proposeReopenForm,
  },
  {
    name: 'rejectProposal',
    label: { zh: '不同意提请', en: 'Reject the proposal' },
    kind: 'append',
    form: proposeForm,
  },
  {
    name: 'withdrawProposal',
    label: { zh: '撤回提请', en: 'Withdraw the proposal' },
    kind: 'append',
    form: z.strictObject({}),
  },
  {
    name: 'reopen',
    label: { zh: '批准重启', en: 'Approve the reopening' },
    hint: {
      zh: '原卷保持封存，以后的材料编入补充卷',
      en: 'The old file stays sealed; later papers go into a supplement volume',
    },
    kind: 'exclusive',
    form: reopenForm,
    isNewStart: true,
  },
] as const satisfies readonly EventSpec[];
