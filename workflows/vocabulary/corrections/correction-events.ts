import { z } from 'zod';
import {
  checksField,
  dateTimeField,
  dayField,
  idNumber,
  moneyField,
  rowsField,
  selectField,
  telephone,
  textField,
  uscc,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { partyKindOptions, sideOptions } from '../cases/details-events.ts';

const label = (zh: string, en: string) => ({ label: { zh, en } });
const open = { required: false } as const;
const reason = textField({
  ...label('更正理由', 'Why it is corrected'),
  hint: { zh: '写明依据，例如身份证、当事人来电', en: 'What shows it, e.g. the identity card' },
  multiline: true,
  min: 2,
  max: 1000,
});

/** What of a party can be taken down wrongly. */
const partyCorrectionFields = {
  side: selectField({ ...label('诉讼地位', 'Side'), ...open, options: sideOptions, widget: 'radio' }),
  kind: selectField({ ...label('类别', 'Kind'), ...open, options: partyKindOptions, widget: 'radio' }),
  name: textField({ ...label('姓名或者名称', 'Name'), ...open, max: 200 }),
  telephone: telephone({ ...label('电话', 'Telephone'), ...open, sensitive: true }),
  idNumber: idNumber({ ...label('身份证号', 'ID number'), ...open, sensitive: true }),
  uscc: uscc({ ...label('统一社会信用代码', 'Credit code'), ...open }),
  headName: textField({ ...label('负责人', 'Head'), ...open, max: 200 }),
  address: textField({ ...label('住址', 'Address'), ...open, max: 200 }),
  serviceAddress: textField({ ...label('送达地址', 'Address for service'), ...open, max: 200 }),
};

/** What of the case itself. */
const caseCorrectionFields = {
  title: textField({
    ...label('案件名称', 'Title'),
    hint: { zh: '不填按当事人和类型自动取名', en: 'Made from parties and type when left open' },
    ...open,
    max: 100,
  }),
  summary: textField({ ...label('纠纷经过', 'What happened'), ...open, multiline: true, max: 20_000 }),
  subtype: textField({ ...label('细类', 'Subtype'), ...open, max: 50 }),
  areaCode: textField({ ...label('发生地点', 'Where'), ...open, max: 20 }),
  place: textField({ ...label('具体地点', 'Place'), ...open, max: 200 }),
  channel: selectField({ ...label('来源', 'Channel'), ...open, options: 'dictionary:channels' }),
  occurredOn: dayField({ ...label('发生日期', 'Happened on'), ...open, notFuture: true }),
  reportedAt: dateTimeField({ ...label('登记时间', 'Registered at'), ...open, notFuture: true }),
  applicationReceivedOn: dayField({
    ...label('收到申请的日期', 'Application received on'),
    ...open,
    notFuture: true,
  }),
  claimedFen: moneyField({ ...label('涉及金额（元）', 'Sum in dispute (yuan)'), ...open }),
};

/** What may be left open, by the words it is emptied with. */
const emptied = (fields: readonly { readonly value: string; readonly label: { zh: string; en: string } }[]) =>
  checksField({ ...label('清空', 'To be emptied'), ...open, options: fields, max: 20 });

const partyRow = z.strictObject({
  partyId: selectField({ ...label('当事人', 'Party'), options: 'parties' }),
  ...partyCorrectionFields,
  emptied: emptied([
    { value: 'telephone', ...label('电话', 'Telephone') },
    { value: 'idNumber', ...label('身份证号', 'ID number') },
    { value: 'uscc', ...label('统一社会信用代码', 'Credit code') },
    { value: 'headName', ...label('负责人', 'Head') },
    { value: 'address', ...label('住址', 'Address') },
    { value: 'serviceAddress', ...label('送达地址', 'Address for service') },
  ]),
});

const correctionFields = {
  reason,
  ...caseCorrectionFields,
  emptied: emptied([
    { value: 'title', ...label('案件名称（按当事人和类型取名）', 'Title (made from parties and type)') },
    { value: 'subtype', ...label('细类', 'Subtype') },
    { value: 'place', ...label('具体地点', 'Place') },
    { value: 'applicationReceivedOn', ...label('收到申请的日期', 'Application received on') },
    { value: 'claimedFen', ...label('涉及金额', 'Sum in dispute') },
  ]),
  parties: rowsField(partyRow, { ...label('当事人', 'Parties'), min: 0, max: 50 }),
  /** Mark of the values somebody had before the eyes; when they are others by now, nothing is overwritten. */
  basedOn: textField({
    ...label('所见内容的标记', 'Mark of what was shown'),
    ...open,
    max: 64,
    widget: 'hidden',
  }),
};

export const proposeCorrectionForm = z.strictObject(correctionFields);

/** The type only before acceptance: another type is another lifecycle. */
export const correctCaseForm = z.strictObject({
  ...correctionFields,
  type: selectField({
    ...label('纠纷类型', 'Type'),
    ...open,
    options: 'dictionary:disputeTypes',
    widget: 'radio',
  }),
});

const note = (zh: string, en: string) =>
  z.strictObject({ note: textField({ ...label(zh, en), ...open, multiline: true, max: 1000 }) });

/** What was taken down wrongly is put right; the history keeps that, by whom and why. */
export const correctionEvents = [
  {
    name: 'correctCase',
    label: { zh: '更正登记内容', en: 'Correct the registration' },
    hint: {
      zh: '只改登记错误；事实变化请用相应的办理步骤。保存前先显示会改变什么',
      en: 'For what was taken down wrongly. What it changes is shown before it is saved',
    },
    kind: 'append',
    form: correctCaseForm,
  },
  {
    name: 'proposeCorrection',
    label: { zh: '提请更正登记内容', en: 'Propose a correction' },
    hint: {
      zh: '受理后的更正须由另一人复核后生效；提请前先显示会改变什么',
      en: 'After acceptance a second person confirms it. What it changes is shown before it is proposed',
    },
    kind: 'append',
    form: proposeCorrectionForm,
  },
  {
    name: 'confirmCorrection',
    label: { zh: '复核更正', en: 'Confirm the correction' },
    kind: 'append',
    form: note('复核意见', 'Remark'),
    tone: 'primary',
  },
  {
    name: 'declineCorrection',
    label: { zh: '不同意更正', en: 'Decline the correction' },
    kind: 'append',
    form: z.strictObject({ reason: textField({ ...label('理由', 'Reason'), multiline: true, max: 1000 }) }),
  },
  {
    name: 'withdrawCorrection',
    label: { zh: '撤回更正', en: 'Take the correction back' },
    kind: 'append',
    form: note('说明', 'Remark'),
  },
] as const satisfies readonly EventSpec[];
