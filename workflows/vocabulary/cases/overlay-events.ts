import { z } from 'zod';
import {
  checksField,
  personName,
  rowsField,
  selectField,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const note = textField({ label: { zh: '说明', en: 'Explanation' }, multiline: true, max: 1000 });
const reason = textField({ label: { zh: '理由', en: 'Reason' }, multiline: true, max: 1000 });

export const riskOptions = [
  { value: 'blue', label: { zh: '一般（蓝）', en: 'Blue' } },
  { value: 'yellow', label: { zh: '较大（黄）', en: 'Yellow' } },
  { value: 'orange', label: { zh: '重大（橙）', en: 'Orange' } },
  { value: 'red', label: { zh: '特别重大（红）', en: 'Red' } },
] as const;

export const suspendForm = z.strictObject({
  reasonCode: selectField({
    label: { zh: '中止理由', en: 'Ground' },
    options: 'dictionary:suspensionReasons',
  }),
  note,
});
export const resumeForm = z.strictObject({ note });
export const escalateForm = z.strictObject({
  level: selectField({ label: { zh: '风险等级', en: 'Level' }, options: riskOptions, widget: 'radio' }),
  signs: checksField({
    label: { zh: '风险苗头', en: 'Signs' },
    options: 'dictionary:riskSigns',
    required: false,
  }),
  note,
});
export const deescalateForm = z.strictObject({
  level: selectField({
    label: { zh: '降为', en: 'Lower to' },
    options: [{ value: 'none', label: { zh: '无', en: 'None' } }, ...riskOptions],
    widget: 'radio',
  }),
  note,
});
export const levelForm = z.strictObject({ reason });
export const formTaskForceForm = z.strictObject({
  leaderName: personName({ label: { zh: '包案领导', en: 'Lead official' } }),
  members: rowsField(
    z.strictObject({
      name: personName({ label: { zh: '姓名', en: 'Name' } }),
      post: textField({ label: { zh: '单位、职务', en: 'Office and post' }, max: 100 }),
    }),
    { label: { zh: '专班成员', en: 'Members' }, min: 1, max: 30 },
  ),
  plan: textField({ label: { zh: '工作方案', en: 'Plan' }, multiline: true, max: 5000 }),
});

export const casesOverlayEvents = [
  { name: 'suspend', label: { zh: '中止', en: 'Suspend' }, kind: 'exclusive', form: suspendForm },
  {
    name: 'resume',
    label: { zh: '恢复', en: 'Resume' },
    kind: 'exclusive',
    form: resumeForm,
    tone: 'primary',
  },
  {
    name: 'escalate',
    label: { zh: '调高风险等级', en: 'Raise the risk' },
    kind: 'append',
    form: escalateForm,
  },
  {
    name: 'deescalate',
    label: { zh: '调低风险等级', en: 'Lower the risk' },
    kind: 'append',
    form: deescalateForm,
  },
  { name: 'handUp', label: { zh: '上交上一级', en: 'Hand up' }, kind: 'append', form: levelForm },
  { name: 'handDown', label: { zh: '交回下一级', en: 'Hand down' }, kind: 'append', form: levelForm },
  {
    name: 'formTaskForce',
    label: { zh: '成立专班', en: 'Form a task force' },
    kind: 'append',
    form: formTaskForceForm,
  },
] as const satisfies readonly EventSpec[];
