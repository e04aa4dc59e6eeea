import { z } from 'zod';
import { dayField, flagField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { act, happenedOn, words } from './act-fields.ts';

const dueOn = dayField({
  label: { zh: '答复时限', en: 'Answer by' },
  hint: { zh: '不填的，按督办答复期限计算', en: 'Left open, the usual time to answer counts' },
  required: false,
});
const remindForm = z.strictObject({
  happenedOn: happenedOn('提醒日期', 'Reminded on'),
  content: words('提醒事项', 'What about'),
});
const urgeForm = z.strictObject({
  happenedOn: happenedOn('催办日期', 'Urged on'),
  problem: words('存在的问题', 'What is wrong'),
  demand: words('办理要求', 'What is asked'),
  dueOn,
});
const superviseForm = z.strictObject({
  happenedOn: happenedOn('督办日期', 'Supervised since'),
  problem: words('存在的问题', 'What is wrong'),
  demand: words('办理要求', 'What is asked'),
  isListed: flagField({ label: { zh: '挂牌督办', en: 'Listed supervision' } }),
  dueOn,
});
const answerForm = z.strictObject({
  repliedOn: dayField({ label: { zh: '答复日期', en: 'Answered on' }, notFuture: true }),
  content: words('办理情况', 'What was done'),
});
const clearForm = z.strictObject({
  happenedOn: happenedOn('销号日期', 'Struck off on'),
  content: words('核实情况', 'What was found'),
});

/** What an office above asks of those who handle the case, their answer, and the striking off. */
export const supervisionEvents = [
  act('remindCase', '提醒', 'Remind', remindForm),
  act('urgeCase', '催办', 'Urge to handle', urgeForm),
  act('superviseCase', '督办', 'Supervise', superviseForm, {
    zh: '县级可以看到督办的案件',
    en: 'The county sees cases that are supervised',
  }),
  act('answerSupervision', '答复督办', 'Answer', answerForm),
  act('clearSupervision', '督办销号', 'Strike off', clearForm),
] as const satisfies readonly EventSpec[];
