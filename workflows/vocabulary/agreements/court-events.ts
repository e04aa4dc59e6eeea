import { z } from 'zod';
import { dayField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const number = textField({ label: { zh: '裁定书案号', en: 'Number of the ruling' }, max: 100 });
const decidedOn = dayField({ label: { zh: '裁定日期', en: 'Decided on' }, notFuture: true });

export const applyConfirmForm = z.strictObject({
  court: textField({ label: { zh: '人民法院', en: 'Court' }, max: 100 }),
  appliedOn: dayField({ label: { zh: '共同申请日期', en: 'Applied together on' }, notFuture: true }),
});
export const confirmedForm = z.strictObject({ number, decidedOn });
export const rejectedForm = z.strictObject({
  number,
  decidedOn,
  reason: textField({ label: { zh: '驳回理由', en: 'Reason' }, multiline: true, max: 2000 }),
});
export const withdrawnForm = z.strictObject({
  note: textField({ label: { zh: '说明', en: 'Explanation' }, multiline: true, max: 1000 }),
});
export const expireConfirmationForm = z.strictObject({});

/** Judicial confirmation: the parties apply together within thirty days (《人民调解法》第三十三条). */
export const confirmationEvents = [
  {
    name: 'applyConfirm',
    label: { zh: '登记共同申请司法确认', en: 'Record the joint application to court' },
    hint: {
      zh: '双方当事人共同申请，自协议生效之日起三十日内',
      en: 'Both parties together, within thirty days of the agreement taking effect',
    },
    kind: 'exclusive',
    form: applyConfirmForm,
  },
  {
    name: 'confirmed',
    label: { zh: '登记法院裁定有效', en: 'Record that the court confirmed' },
    kind: 'exclusive',
    form: confirmedForm,
  },
  {
    name: 'rejected',
    label: { zh: '登记法院驳回申请', en: 'Record that the court refused' },
    kind: 'exclusive',
    form: rejectedForm,
  },
  {
    name: 'withdrawn',
    label: { zh: '登记撤回确认申请', en: 'Record that the application was withdrawn' },
    kind: 'exclusive',
    form: withdrawnForm,
    recordsNothing: true,
  },
  {
    name: 'expireConfirmation',
    label: { zh: '司法确认期限已过', en: 'Time for confirmation is over' },
    kind: 'system',
    form: expireConfirmationForm,
    recordsNothing: true,
  },
] as const satisfies readonly EventSpec[];
