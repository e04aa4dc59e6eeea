import { z } from 'zod';
import { dayField, moneyField, selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const note = textField({ label: { zh: '备注', en: 'Note' }, required: false, multiline: true, max: 1000 });
const obligation = selectField({ label: { zh: '义务', en: 'Obligation' }, options: 'obligations' });

export const recordPerformanceForm = z.strictObject({
  obligationId: obligation,
  performedOn: dayField({ label: { zh: '履行日期', en: 'Performed on' }, notFuture: true }),
  amountFen: moneyField({
    label: { zh: '本次履行金额（元）', en: 'Amount performed (yuan)' },
    hint: { zh: '不填即履行全部余额', en: 'The whole remainder when left open' },
    required: false,
    positive: true,
  }),
  way: selectField({
    label: { zh: '履行凭证', en: 'Proof' },
    options: [
      { value: 'receipt', label: { zh: '收条', en: 'Receipt' } },
      { value: 'transfer', label: { zh: '转账凭证', en: 'Transfer slip' } },
      { value: 'handover', label: { zh: '交接单', en: 'Hand-over list' } },
      { value: 'photo', label: { zh: '现场照片', en: 'Photograph' } },
      { value: 'onSpot', label: { zh: '当场履行', en: 'On the spot' } },
      { value: 'statement', label: { zh: '权利人确认', en: 'Statement of the creditor' } },
      { value: 'other', label: { zh: '其他', en: 'Other' } },
    ],
  }),
  note,
});

export const breachForm = z.strictObject({ obligationId: obligation, note });

/** What follows once an agreement is in force (《人民调解法》第三十一条). */
export const performanceEvents = [
  {
    name: 'recordPerformance',
    label: { zh: '登记履行', en: 'Record performance' },
    kind: 'append',
    form: recordPerformanceForm,
    tone: 'primary',
    occurredFrom: 'performedOn',
    perItem: true,
  },
  {
    name: 'breach',
    label: { zh: '登记未按期履行', en: 'Record a breach' },
    kind: 'exclusive',
    form: breachForm,
    tone: 'danger',
  },
] as const satisfies readonly EventSpec[];
