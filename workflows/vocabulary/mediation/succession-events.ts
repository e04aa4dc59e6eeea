import { z } from 'zod';
import { selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

export const handoverForm = z.strictObject({
  fromId: selectField({
    label: { zh: '移交人', en: 'Who hands over' },
    options: 'team',
  }),
  toId: selectField({
    label: { zh: '接手人', en: 'Who takes over' },
    hint: {
      zh: '限本调委会在任、与当事人没有利害关系的调解员',
      en: 'A mediator in office of this committee, without an interest in the matter',
    },
    options: 'successors',
  }),
  reason: textField({ label: { zh: '移交原因', en: 'Why' }, multiline: true, max: 1000 }),
});

/** A case goes from somebody who leaves to a successor and stays where it stands. */
export const successionEvents = [
  {
    name: 'handover',
    label: { zh: '移交承办', en: 'Hand over to a successor' },
    hint: {
      zh: '人员离岗、调动时使用：案件进度、期限不变；签署中的协议退回拟定，由接手人重新定稿',
      en: 'When somebody leaves: progress and clocks stay; a text being signed goes back to drafting',
    },
    kind: 'append',
    form: handoverForm,
  },
] as const satisfies readonly EventSpec[];
