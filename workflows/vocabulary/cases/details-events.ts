import { z } from 'zod';
import {
  dayField,
  flagField,
  idNumber,
  moneyField,
  personName,
  rowsField,
  selectField,
  telephone,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

export const sideOptions = [
  { value: 'applicant', label: { zh: '申请人', en: 'Applicant' } },
  { value: 'respondent', label: { zh: '被申请人', en: 'Respondent' } },
  { value: 'third', label: { zh: '第三人', en: 'Third party' } },
] as const;

export const partyKindOptions = [
  { value: 'person', label: { zh: '个人', en: 'Person' } },
  { value: 'organisation', label: { zh: '单位', en: 'Organisation' } },
  { value: 'village', label: { zh: '村集体', en: 'Village collective' } },
  { value: 'group', label: { zh: '多人', en: 'Group' } },
] as const;

export const landKindForm = z.strictObject({
  landKind: selectField({
    label: { zh: '土地纠纷种类', en: 'Kind of land dispute' },
    hint: {
      zh: '权属、林地争议不能司法确认；承包纠纷调解不成可以仲裁',
      en: 'Ownership and forest disputes cannot be confirmed by court',
    },
    options: 'dictionary:landKinds',
    widget: 'radio',
  }),
  isBoundaryDisputed: flagField({
    label: { zh: '争议涉及面积、四至', en: 'Area or boundaries are disputed' },
    hint: { zh: '勾选后，签署前须登记现场勘验', en: 'Then a survey is recorded before signing' },
  }),
  seasonOn: dayField({
    label: { zh: '最近农时（播种、收获）', en: 'Next sowing or harvest' },
    hint: { zh: '填写后，农时前提醒，防止抢种抢收', en: 'Then somebody is warned before that day' },
    required: false,
  }),
});

export const priorInstrumentForm = z.strictObject({
  kind: selectField({
    label: { zh: '文书种类', en: 'Kind' },
    options: [
      { value: 'mediation', label: { zh: '调解书', en: 'Mediation letter' } },
      { value: 'arbitration', label: { zh: '仲裁裁决', en: 'Arbitral award' } },
      { value: 'administrativeDecision', label: { zh: '行政处理决定', en: 'Administrative decision' } },
      { value: 'administrativeRuling', label: { zh: '行政裁决', en: 'Administrative ruling' } },
      { value: 'reconsideration', label: { zh: '行政复议决定', en: 'Reconsideration decision' } },
      { value: 'firstInstance', label: { zh: '一审判决', en: 'First-instance judgment' } },
      { value: 'secondInstance', label: { zh: '二审判决', en: 'Second-instance judgment' } },
      { value: 'retrial', label: { zh: '再审', en: 'Retrial' } },
      { value: 'enforcement', label: { zh: '执行裁定', en: 'Enforcement' } },
    ],
  }),
  number: textField({ label: { zh: '文号', en: 'Number' }, required: false, max: 100 }),
  issuedOn: dayField({ label: { zh: '日期', en: 'Date' }, notFuture: true }),
  organ: textField({ label: { zh: '作出机关', en: 'Body' }, max: 200 }),
  result: textField({ label: { zh: '结果', en: 'Result' }, required: false, multiline: true, max: 1000 }),
  isEffective: flagField({ label: { zh: '已生效', en: 'In effect' } }),
});

export const leaseObjectForm = z.strictObject({
  objectKind: selectField({
    label: { zh: '租赁物', en: 'What is leased' },
    options: [
      { value: 'house', label: { zh: '住房', en: 'Dwelling' } },
      { value: 'shop', label: { zh: '铺面', en: 'Shop' } },
      { value: 'factory', label: { zh: '厂房、仓库', en: 'Factory or store' } },
      { value: 'equipment', label: { zh: '设备', en: 'Equipment' } },
      { value: 'other', label: { zh: '其他', en: 'Other' } },
    ],
    widget: 'radio',
  }),
  address: textField({ label: { zh: '坐落', en: 'Address' }, max: 200 }),
  lessorRight: textField({
    label: { zh: '出租权利的依据', en: 'Right to let' },
    hint: { zh: '产权证、转租同意书等', en: 'Title, consent to sublet, …' },
    required: false,
    max: 200,
  }),
  monthlyRentFen: moneyField({ label: { zh: '月租金（元）', en: 'Monthly rent (yuan)' } }),
  depositFen: moneyField({ label: { zh: '押金（元）', en: 'Deposit (yuan)' }, required: false }),
  from: dayField({ label: { zh: '租期自', en: 'From' }, required: false }),
  to: dayField({ label: { zh: '租期至', en: 'To' }, required: false }),
});

export const importWorkersForm = z.strictObject({
  partyId: selectField({ label: { zh: '工人一方', en: 'The workers' }, options: 'groups' }),
  workers: rowsField(
    z.strictObject({
      name: personName({ label: { zh: '姓名', en: 'Name' } }),
      job: textField({ label: { zh: '工种', en: 'Job' }, required: false, max: 50 }),
      telephone: telephone({ label: { zh: '电话', en: 'Telephone' }, required: false, sensitive: true }),
      idNumber: idNumber({ label: { zh: '身份证号', en: 'ID number' }, required: false, sensitive: true }),
      claimFen: moneyField({ label: { zh: '主张金额（元）', en: 'Claim (yuan)' } }),
    }),
    { label: { zh: '工人', en: 'Workers' }, min: 1, max: 200 },
  ),
});

export const editClaimForm = z.strictObject({
  memberId: selectField({ label: { zh: '工人', en: 'Worker' }, options: 'members' }),
  claimFen: moneyField({ label: { zh: '主张金额（元）', en: 'Claim (yuan)' } }),
});

export const addPartyForm = z.strictObject({
  side: selectField({ label: { zh: '诉讼地位', en: 'Side' }, options: sideOptions, widget: 'radio' }),
  kind: selectField({ label: { zh: '类别', en: 'Kind' }, options: partyKindOptions, widget: 'radio' }),
  name: textField({ label: { zh: '姓名或者名称', en: 'Name' }, max: 200 }),
  telephone: telephone({ label: { zh: '电话', en: 'Telephone' }, required: false, sensitive: true }),
  idNumber: idNumber({ label: { zh: '身份证号', en: 'ID number' }, required: false, sensitive: true }),
  address: textField({ label: { zh: '住址', en: 'Address' }, required: false, max: 200 }),
});

export const addRepresentativeForm = z.strictObject({
  partyId: selectField({ label: { zh: '代表哪一方', en: 'For which party' }, options: 'parties' }),
  capacity: selectField({
    label: { zh: '身份', en: 'Capacity' },
    options: [
      { value: 'head', label: { zh: '法定代表人、负责人', en: 'Legal representative or head' } },
      { value: 'agent', label: { zh: '委托代理人', en: 'Agent' } },
      { value: 'guardian', label: { zh: '监护人', en: 'Guardian' } },
    ],
    widget: 'radio',
  }),
  name: personName({ label: { zh: '姓名', en: 'Name' } }),
  post: textField({ label: { zh: '职务或者关系', en: 'Post or relation' }, required: false, max: 100 }),
  telephone: telephone({ label: { zh: '电话', en: 'Telephone' }, required: false, sensitive: true }),
  powerKind: selectField({
    label: { zh: '代理权限', en: 'Power' },
    options: [
      { value: 'general', label: { zh: '一般授权', en: 'General' } },
      { value: 'special', label: { zh: '特别授权', en: 'Special' } },
    ],
    required: false,
    widget: 'radio',
  }),
  validFrom: dayField({ label: { zh: '授权自', en: 'Valid from' }, required: false }),
  validTo: dayField({ label: { zh: '授权至', en: 'Valid to' }, required: false }),
});

const add = <const N extends string, F extends z.ZodObject>(
  name: N,
  zh: string,
  en: string,
  form: F,
): EventSpec<N, F> => ({
  name,
  label: { zh, en },
  kind: 'append',
  form,
});

export const casesDetailEvents = [
  add('classifyLandKind', '确定土地纠纷种类', 'Choose the kind of land dispute', landKindForm),
  add('recordPriorInstrument', '登记在先文书', 'Record an earlier instrument', priorInstrumentForm),
  add('identifyLeaseObject', '登记租赁物', 'Record the leased object', leaseObjectForm),
  add('importWorkers', '登记工人', 'Add workers', importWorkersForm),
  { ...add('editClaim', '更正主张金额', "Correct a worker's claim", editClaimForm), perItem: true },
  add('addParty', '追加当事人', 'Add a party', addPartyForm),
  add('addRepresentative', '登记代表人、代理人', 'Record a representative or agent', addRepresentativeForm),
] as const satisfies readonly EventSpec[];
