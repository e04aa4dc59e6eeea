import { z } from 'zod';
import {
  dateTimeField,
  dayField,
  flagField,
  idNumber,
  moneyField,
  muField,
  personName,
  rowsField,
  selectField,
  telephone,
  textField,
  uscc,
} from '../../platform/fields/index.ts';
import type { Particulars } from '../../workflow/definitions/traits.ts';
import { disputeTypeOptions, type ToldMember } from '../core/case.ts';
import { partyKindOptions, sideOptions } from '../core/case-options.ts';

const nothing = { zh: '', en: '' };
const label = (zh: string, en: string) => ({ label: { zh, en } });

export const newPartySchema = z.strictObject({
  side: selectField({ ...label('诉讼地位', 'Side'), options: sideOptions }),
  kind: selectField({ ...label('类别', 'Kind'), options: partyKindOptions }),
  name: textField({ ...label('姓名或者名称', 'Name'), max: 200 }),
  telephone: telephone({ ...label('电话', 'Telephone'), required: false, sensitive: true }),
  idNumber: idNumber({ ...label('身份证号', 'ID number'), required: false, sensitive: true }),
  bankAccount: textField({ ...label('银行账号', 'Bank account'), required: false, max: 40, sensitive: true }),
  gender: textField({ ...label('性别', 'Sex'), required: false, max: 10 }),
  ethnicity: textField({ ...label('民族', 'Ethnicity'), required: false, max: 20 }),
  birthOn: dayField({ ...label('出生日期', 'Born on'), required: false, notFuture: true }),
  occupation: textField({ ...label('职业或者职务', 'Occupation'), required: false, max: 50 }),
  uscc: uscc({ ...label('统一社会信用代码', 'Credit code'), required: false }),
  headName: personName({ ...label('负责人', 'Head'), required: false }),
  headPost: textField({ ...label('负责人职务', 'Post of the head'), required: false, max: 50 }),
  address: textField({ ...label('住址', 'Address'), required: false, max: 200 }),
  serviceAddress: textField({ ...label('送达地址', 'Address for service'), required: false, max: 200 }),
  isUnknown: flagField({ ...label('身份不明', 'Unknown'), required: false }),
});

const landDetails = z.strictObject({
  landKind: selectField({
    ...label('土地纠纷种类', 'Kind of land dispute'),
    options: ['contract', 'ownership', 'forest', 'homestead', 'expropriation'].map((value) => ({
      value,
      label: nothing,
    })),
    required: false,
  }),
  parcels: rowsField(
    z.strictObject({
      name: textField({ ...label('地块', 'Parcel'), max: 100 }),
      areaMu: muField({ ...label('面积（亩）', 'Area (mu)'), required: false }),
      boundaries: textField({ ...label('四至', 'Boundaries'), required: false, max: 500 }),
    }),
    { ...label('地块', 'Parcels'), min: 0, max: 50 },
  ).optional(),
  priorInstruments: rowsField(
    z.strictObject({
      kind: textField({ ...label('种类', 'Kind'), max: 50 }),
      number: textField({ ...label('文号', 'Number'), required: false, max: 100 }),
      on: dayField({ ...label('日期', 'Date'), notFuture: true }),
      organ: textField({ ...label('机关', 'Body'), max: 200 }),
      effective: flagField({ ...label('生效', 'In effect'), required: false }),
    }),
    { ...label('在先文书', 'Earlier instruments'), min: 0, max: 50 },
  ).optional(),
});

const workersDetails = z.strictObject({
  applicationReceivedOn: dayField({
    ...label('收到申请的日期', 'Application received on'),
    required: false,
    notFuture: true,
  }),
  employer: textField({ ...label('用人单位', 'Employer'), required: false, max: 200 }),
  workers: rowsField(
    z.strictObject({
      name: personName(label('姓名', 'Name')),
      telephone: telephone({ ...label('电话', 'Telephone'), required: false, sensitive: true }),
      idNumber: idNumber({ ...label('身份证号', 'ID number'), required: false, sensitive: true }),
      arrearsFen: moneyField(label('欠薪（元）', 'Arrears (yuan)')),
    }),
    { ...label('工人', 'Workers'), min: 0, max: 200 },
  ).optional(),
});

const leaseDetails = z.strictObject({
  objectKind: textField({ ...label('租赁物', 'Object'), required: false, max: 50 }),
  address: textField({ ...label('坐落', 'Address'), required: false, max: 200 }),
  monthlyRentFen: moneyField({ ...label('月租金（元）', 'Monthly rent (yuan)'), required: false }),
  depositFen: moneyField({ ...label('押金（元）', 'Deposit (yuan)'), required: false }),
  from: dayField({ ...label('租期自', 'From'), required: false }),
  to: dayField({ ...label('租期至', 'To'), required: false }),
});

/** Details by what a dispute is about; all optional at registration. */
export const detailSchemas = {
  parcels: landDetails,
  workers: workersDetails,
  tenancy: leaseDetails,
  none: z.strictObject({}),
} as const satisfies Readonly<Record<Particulars, z.ZodObject>>;

/** What is told and kept as it was told, but for what only some types are told in their details. */
export const toldFields = {
  subtype: textField({ ...label('细类', 'Subtype'), required: false, max: 50 }),
  place: textField({ ...label('具体地点', 'Place'), required: false, max: 200 }),
} satisfies Record<
  Exclude<ToldMember, keyof typeof landDetails.shape | keyof typeof workersDetails.shape>,
  z.ZodType
>;

const common = {
  ...toldFields,
  title: textField({ ...label('案件名称', 'Title'), required: false, max: 100 }),
  summary: textField({ ...label('纠纷经过', 'What happened'), multiline: true, max: 20_000 }),
  channel: selectField({ ...label('来源', 'Channel'), options: 'dictionary:channels', required: false }),
  areaCode: textField({ ...label('地点', 'Area'), max: 20 }),
  occurredOn: dayField({ ...label('发生日期', 'Happened on'), required: false, notFuture: true }),
  reportedAt: dateTimeField({ ...label('登记时间', 'Registered at'), required: false }),
};

/** What the API and importers send; the page has a shorter form of its own. */
export const registerCaseSchema = z.strictObject({
  type: selectField({ ...label('纠纷类型', 'Type'), options: disputeTypeOptions }),
  ...common,
  parties: z.array(newPartySchema).min(1).max(50),
  details: z.record(z.string(), z.unknown()).optional(),
});
export type RegisterCaseInput = z.infer<typeof registerCaseSchema>;

/** One page, six required fields; the rest can follow when the case is accepted. */
export const registrationForm = z.strictObject({
  type: selectField({ ...label('纠纷类型', 'Type'), options: disputeTypeOptions, widget: 'radio' }),
  summary: textField({
    ...label('纠纷经过', 'What happened'),
    hint: {
      zh: '什么时间、什么地点、为什么事、各方怎么说',
      en: 'When, where, about what, and what each side says',
    },
    multiline: true,
    min: 10,
    max: 20_000,
  }),
  areaCode: selectField({ ...label('发生地点', 'Where'), options: 'areas' }),
  applicantName: textField({ ...label('申请人姓名或者名称', 'Applicant'), max: 200 }),
  applicantPhone: telephone({ ...label('申请人电话', 'Telephone of the applicant'), sensitive: true }),
  respondentName: textField({ ...label('对方姓名或者名称', 'Other party'), max: 200 }),
  title: textField({
    ...label('案件名称', 'Title'),
    hint: { zh: '不填按当事人和类型自动取名', en: 'Made from parties and type when left open' },
    required: false,
    max: 100,
  }),
  channel: selectField({ ...label('来源', 'Channel'), options: 'dictionary:channels', required: false }),
  place: toldFields.place,
  occurredOn: dayField({ ...label('发生日期', 'Happened on'), required: false, notFuture: true }),
  reportedAt: dateTimeField({
    ...label('登记时间', 'Registered at'),
    hint: {
      zh: '不填就是现在；先用纸登记的，填当时的时间',
      en: 'Now when left open; for a case first taken down on paper, the time of then',
    },
    required: false,
    notFuture: true,
  }),
  applicantKind: selectField({
    ...label('申请人类别', 'Applicant is'),
    options: partyKindOptions,
    required: false,
    widget: 'radio',
  }),
  applicantIdNumber: idNumber({
    ...label('申请人身份证号', 'ID number of the applicant'),
    required: false,
    sensitive: true,
  }),
  respondentKind: selectField({
    ...label('对方类别', 'Other party is'),
    options: partyKindOptions,
    required: false,
    widget: 'radio',
  }),
  respondentPhone: telephone({
    ...label('对方电话', 'Telephone of the other party'),
    required: false,
    sensitive: true,
  }),
});
export type RegistrationInput = z.infer<typeof registrationForm>;

/** A report from the field: two fields are enough. */
export const leadForm = z.strictObject({
  type: selectField({ ...label('什么纠纷', 'Kind'), options: disputeTypeOptions, widget: 'radio' }),
  what: textField({
    ...label('发生了什么', 'What happened'),
    hint: { zh: '几句话说清楚，可以用语音输入', en: 'A few words; dictation works too' },
    multiline: true,
    max: 5000,
  }),
  place: textField({ ...label('地点', 'Place'), required: false, max: 200 }),
  urgency: selectField({
    ...label('紧急程度', 'Urgency'),
    options: [
      { value: 'normal', label: { zh: '一般', en: 'Normal' } },
      { value: 'urgent', label: { zh: '紧急', en: 'Urgent' } },
    ],
    required: false,
    widget: 'radio',
  }),
  peopleNames: textField({ ...label('涉及的人', 'People involved'), required: false, max: 200 }),
  telephone: telephone({ ...label('联系电话', 'Telephone'), required: false, sensitive: true }),
  occurredAt: dateTimeField({ ...label('发生时间', 'When'), required: false, notFuture: true }),
});
