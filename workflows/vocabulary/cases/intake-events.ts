import { z } from 'zod';
import {
  dayField,
  flagField,
  intField,
  selectField,
  telephone,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const note = { label: { zh: '备注', en: 'Note' }, required: false, multiline: true, max: 1000 } as const;
const reason = { label: { zh: '理由', en: 'Reason' }, multiline: true, max: 1000 } as const;

export const acceptForm = z.strictObject({
  committeeId: selectField({
    label: { zh: '受理的调委会', en: 'Accepting committee' },
    hint: { zh: '案号由该调委会的年度序列分配', en: 'The number comes from its series of the year' },
    options: 'committees',
  }),
  applicationForm: selectField({
    label: { zh: '受理方式', en: 'How it began' },
    options: [
      { value: 'written', label: { zh: '书面申请', en: 'Written application' } },
      { value: 'oral', label: { zh: '口头申请', en: 'Oral application' } },
      { value: 'proactive', label: { zh: '主动调解', en: 'Taken up proactively' } },
    ],
    widget: 'radio',
  }),
  applicationReceivedOn: dayField({
    label: { zh: '收到申请的日期', en: 'Application received on' },
    hint: { zh: '劳动争议的十五日从这一天起算', en: 'The 15 days of a labour dispute run from this day' },
    notFuture: true,
  }),
  note: textField(note),
});

export const resolveOnSpotForm = z.strictObject({
  result: textField({ label: { zh: '化解结果', en: 'How it was resolved' }, multiline: true, max: 2000 }),
  contactPhone: telephone({
    label: { zh: '当事人电话', en: 'Telephone of a party' },
    hint: { zh: '供抽查回访', en: 'For a call-back by sample' },
    sensitive: true,
  }),
});

export const takeFromLedgerForm = z.strictObject({
  result: textField({ label: { zh: '台账记载的结果', en: 'Result as the ledger says it' }, max: 500 }),
  ledger: textField({ label: { zh: '台账', en: 'Ledger' }, max: 300 }),
  row: intField({ label: { zh: '行', en: 'Row' }, min: 1, max: 10_000_000 }),
  resolvedOn: dayField({ label: { zh: '台账记载的日期', en: 'Day the ledger gives' }, required: false }),
  agreementNo: textField({ label: { zh: '协议编号', en: 'Number of the agreement' }, required: false }),
});

export const refuseForm = z.strictObject({
  reasonCode: selectField({
    label: { zh: '不予受理的理由', en: 'Ground' },
    options: 'dictionary:refuseReasons',
  }),
  explanation: textField({ label: { zh: '说明', en: 'Explanation' }, multiline: true, max: 2000 }),
  properBody: textField({
    label: { zh: '可以找哪个机关', en: 'Which body is competent' },
    required: false,
    max: 200,
  }),
});

export const referForm = z.strictObject({
  receiver: textField({ label: { zh: '接收单位', en: 'Receiving body' }, max: 200 }),
  reason: textField(reason),
  replyDueOn: dayField({ label: { zh: '要求反馈的日期', en: 'Reply due on' } }),
});

export const referReturnForm = z.strictObject({
  result: textField({ label: { zh: '处理结果', en: 'Result' }, multiline: true, max: 2000 }),
  finallyDecided: flagField({ label: { zh: '接收单位已作最终处理', en: 'Finally decided there' } }),
});

export const voidForm = z.strictObject({
  reason: textField(reason),
});

export const addNoteForm = z.strictObject({
  text: textField({ label: { zh: '内容', en: 'Note' }, multiline: true, max: 5000 }),
});

export const closeForm = z.strictObject({ reason: textField(reason) });

export const archiveForm = z.strictObject({
  pages: intField({ label: { zh: '卷内页数', en: 'Pages in the file' }, min: 1, max: 10_000 }),
  retention: selectField({
    label: { zh: '保管期限', en: 'Kept for' },
    options: [
      { value: 'tenYears', label: { zh: '十年', en: 'Ten years' } },
      { value: 'thirtyYears', label: { zh: '三十年', en: 'Thirty years' } },
      { value: 'permanent', label: { zh: '永久', en: 'For good' } },
    ],
    widget: 'radio',
  }),
});

export const recordDecisionForm = z.strictObject({
  organ: textField({ label: { zh: '作出处理的机关', en: 'Deciding body' }, max: 200 }),
  number: textField({ label: { zh: '文号', en: 'Number' }, required: false, max: 100 }),
  decidedOn: dayField({ label: { zh: '日期', en: 'Date' }, notFuture: true }),
  result: textField({ label: { zh: '结果', en: 'Result' }, multiline: true, max: 2000 }),
});

const empty = z.strictObject({});

export const casesIntakeEvents = [
  {
    name: 'accept',
    label: { zh: '受理', en: 'Accept' },
    kind: 'exclusive',
    form: acceptForm,
    tone: 'primary',
  },
  {
    name: 'resolveOnSpot',
    label: { zh: '当场化解', en: 'Resolved on the spot' },
    kind: 'exclusive',
    form: resolveOnSpotForm,
  },
  {
    name: 'takeFromLedger',
    label: { zh: '按台账登记为已化解', en: 'Taken from a ledger as resolved' },
    kind: 'exclusive',
    form: takeFromLedgerForm,
    recordsNothing: true,
  },
  {
    name: 'refuse',
    label: { zh: '不予受理', en: 'Do not accept' },
    kind: 'exclusive',
    form: refuseForm,
    tone: 'danger',
  },
  {
    name: 'refer',
    label: { zh: '移送其他单位', en: 'Refer to another body' },
    kind: 'exclusive',
    form: referForm,
  },
  {
    name: 'referReturn',
    label: { zh: '登记反馈', en: 'Record the reply' },
    kind: 'exclusive',
    form: referReturnForm,
  },
  {
    name: 'void',
    label: { zh: '批准作废', en: 'Approve the voiding' },
    kind: 'exclusive',
    form: voidForm,
    tone: 'danger',
    confirm: {
      zh: '作废后不能恢复，编号不再使用',
      en: 'A void case cannot come back; its number is never reused',
    },
  },
  { name: 'addNote', label: { zh: '添加记录', en: 'Add a note' }, kind: 'append', form: addNoteForm },
  { name: 'close', label: { zh: '批准结案', en: 'Approve the closing' }, kind: 'exclusive', form: closeForm },
  { name: 'archive', label: { zh: '归档', en: 'Archive' }, kind: 'exclusive', form: archiveForm },
  {
    name: 'recordDecision',
    label: { zh: '登记其他机关的处理结果', en: 'Record the final decision of another body' },
    kind: 'append',
    form: recordDecisionForm,
    occurredFrom: 'decidedOn',
  },
  {
    name: 'expire',
    label: { zh: '期限届满', en: 'Time limit reached' },
    kind: 'system',
    form: empty,
    recordsNothing: true,
  },
  {
    name: 'remind',
    label: { zh: '提醒', en: 'Reminder' },
    kind: 'system',
    form: empty,
    recordsNothing: true,
  },
] as const satisfies readonly EventSpec[];
