import { z } from 'zod';
import { flagField, selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { act, body, choices, happenedOn, line, note } from './act-fields.ts';

export const entrustmentForm = z.strictObject({
  happenedOn: happenedOn('签收法院材料日期', "Court's papers signed for on"),
  body: body('委派、委托的人民法院', 'Court'),
  kind: selectField({
    label: { zh: '种类', en: 'Kind' },
    options: choices(
      ['beforeFiling', '委派（立案前）', 'Before filing'],
      ['ordinary', '委托（普通程序）', 'After filing, ordinary procedure'],
      ['summary', '委托（简易程序）', 'After filing, summary procedure'],
    ),
    widget: 'radio',
  }),
  number: textField({ label: { zh: '法院编号', en: "Court's number" }, max: 100 }),
  judge: line('联系法官', 'Judge'),
  note,
});

const reportForm = z.strictObject({
  happenedOn: happenedOn('报送日期', 'Reported on'),
  ending: selectField({
    label: { zh: '调解结果', en: 'How it ended' },
    options: 'dictionary:courtEndings',
  }),
  papersReturned: flagField({
    label: { zh: '已退回诉讼材料', en: "The court's papers were returned" },
  }),
  note,
});

/** Disputes a court sends: the court's own clock, and the report that has to go back. */
export const entrustmentEvents = [
  act('recordEntrustment', '登记法院委派、委托', 'Record the entrustment by a court', entrustmentForm, {
    zh: '调解期限自签收法院材料之日起另行计算',
    en: "The court's time counts from the day its papers were signed for",
  }),
  {
    ...act('reportToCourt', '向法院报送调解结果', 'Report to the court', reportForm),
    tone: 'primary',
  },
] as const satisfies readonly EventSpec[];
