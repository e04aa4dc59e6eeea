import { z } from 'zod';
import { textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const reason = textField({ label: { zh: '理由', en: 'Reason' }, multiline: true, max: 1000 });

export const takeBackForm = z.strictObject({ reason });

export const receiveReferralForm = z.strictObject({
  receivedBy: textField({
    label: { zh: '签收单位或者签收人', en: 'Who signed for it' },
    max: 200,
  }),
});

/** What passes between units: taken back while nobody has taken it up, signed for by the receiver. */
export const unitEvents = [
  {
    name: 'withdrawAssignment',
    label: { zh: '收回分派', en: 'Take the assignment back' },
    hint: {
      zh: '调解员尚未签收的，可以收回后重新分派；已签收的，请改派',
      en: 'While the mediator has not taken the case; after that, assign somebody else',
    },
    kind: 'exclusive',
    form: takeBackForm,
  },
  {
    name: 'receiveReferral',
    label: { zh: '登记接收单位签收', en: 'Record the receipt' },
    hint: {
      zh: '发生时间填接收单位签收的时间；签收后不能再撤回',
      en: 'The time of the event is that of the receipt; it cannot be taken back afterwards',
    },
    kind: 'append',
    form: receiveReferralForm,
  },
  {
    name: 'withdrawReferral',
    label: { zh: '撤回移送', en: 'Take the referral back' },
    hint: {
      zh: '接收单位尚未签收的，可以撤回，更正后重新移送',
      en: 'While the receiving body has not signed for it; correct it and refer anew',
    },
    kind: 'exclusive',
    form: takeBackForm,
  },
] as const satisfies readonly EventSpec[];
