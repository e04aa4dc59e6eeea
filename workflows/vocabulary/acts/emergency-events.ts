import { z } from 'zod';
import {
  checksField,
  dateTimeField,
  rowsField,
  selectField,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

export const reportEmergencyForm = z.strictObject({
  signs: checksField({ label: { zh: '险情', en: 'Danger' }, options: 'dictionary:riskSigns' }),
  words: textField({
    label: { zh: '原话和现场情况', en: 'What was said and seen' },
    hint: { zh: '尽量记原话，例如“不给钱就跳楼”', en: 'As literally as you can' },
    multiline: true,
    max: 2000,
  }),
  told: rowsField(
    z.strictObject({
      receiver: selectField({
        label: { zh: '已报告', en: 'Told' },
        options: 'dictionary:emergencyReceivers',
      }),
      toldAt: dateTimeField({ label: { zh: '时间', en: 'When' }, notFuture: true }),
      who: textField({ label: { zh: '接报人', en: 'Who took it' }, required: false, max: 100 }),
    }),
    {
      label: { zh: '报告经过', en: 'Who was told' },
      hint: {
        zh: '可能引起治安、刑事案件的，须报告公安机关',
        en: 'The police are told of whatever may become an offence',
      },
      min: 1,
      max: 10,
    },
  ),
  measures: textField({ label: { zh: '已采取的措施', en: 'What was done' }, multiline: true, max: 2000 }),
});

/** Danger to life or of violence (《人民调解法》第二十五条). */
export const emergencyEvents = [
  {
    name: 'reportEmergency',
    label: { zh: '紧急报告', en: 'Report an emergency' },
    hint: {
      zh: '风险等级即刻调为红色，通知包案领导和综治办；降级前不得面对面调解',
      en: 'The risk turns red at once, leader and governance office are told; no joint session until it is lowered',
    },
    kind: 'append',
    form: reportEmergencyForm,
    tone: 'danger',
  },
] as const satisfies readonly EventSpec[];
