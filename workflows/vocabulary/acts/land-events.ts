import { z } from 'zod';
import {
  checksField,
  dayField,
  flagField,
  muField,
  personName,
  rowsField,
  selectField,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { act, body, choices, happenedOn, line, note, partyId, words } from './act-fields.ts';

const statusQuoForm = z.strictObject({
  happenedOn: happenedOn('送达日期', 'Served on'),
  partyIds: checksField({ label: { zh: '送达当事人', en: 'Served on' }, options: 'parties', max: 20 }),
  scope: words('范围（地块、林木、界线）', 'What must stay as it is'),
});

const violationForm = z.strictObject({
  happenedOn: happenedOn('发生日期', 'Happened on'),
  partyId,
  content: words('情况和现场照片说明', 'What happened, with photographs'),
  measures: words('处置', 'What was done'),
});

const titleForm = z.strictObject({
  happenedOn: happenedOn('核查日期', 'Verified on'),
  partyId,
  kind: selectField({
    label: { zh: '证件种类', en: 'Paper' },
    options: choices(
      ['contract', '承包合同', 'Contract'],
      ['certificate', '权属证书', 'Certificate'],
      ['landReform', '土地房产所有证（土改证）', 'Land reform certificate'],
      ['fourFixed', '四固定清册', 'Register of the four fixings'],
      ['archive', '档案、图册', 'Archive or map'],
      ['other', '其他', 'Other'],
    ),
  }),
  number: line('编号', 'Number'),
  holder: line('权利人', 'Holder'),
  compared: selectField({
    label: { zh: '核对方式', en: 'Compared with' },
    options: choices(
      ['original', '与原件核对', 'Original'],
      ['stub', '与存根、底册核对', 'Stub or register'],
      ['copyOnly', '仅有复印件', 'Copy only'],
    ),
    widget: 'radio',
  }),
  body: body('核查单位', 'Verified by'),
  content: words('核查结果', 'Result'),
});

export const surveyForm = z.strictObject({
  happenedOn: happenedOn('勘验日期', 'Surveyed on'),
  place: textField({ label: { zh: '地块', en: 'Parcel' }, max: 200 }),
  surveyors: rowsField(
    z.strictObject({
      name: personName({ label: { zh: '姓名', en: 'Name' } }),
      office: textField({ label: { zh: '单位、职务', en: 'Office and post' }, max: 100 }),
    }),
    { label: { zh: '勘验人员（两人以上）', en: 'Surveyors, at least two' }, min: 2, max: 10 },
  ),
  witnesses: line('见证人（村、镇）', 'Witnesses of village and town'),
  presentPartyIds: checksField({
    label: { zh: '到场当事人', en: 'Parties present' },
    options: 'parties',
    required: false,
    max: 20,
  }),
  absence: textField({
    label: { zh: '未到场、拒绝到场的情况', en: 'Who stayed away, and how he was told' },
    hint: { zh: '有当事人未到场的必填', en: 'Needed when a party was not there' },
    required: false,
    multiline: true,
    max: 1000,
  }),
  points: rowsField(
    z.strictObject({
      name: textField({ label: { zh: '界址点', en: 'Point' }, max: 20 }),
      mark: textField({ label: { zh: '界标、地物', en: 'Mark' }, max: 100 }),
      east: line('坐标 E', 'East'),
      north: line('坐标 N', 'North'),
      toNext: line('至下一点（米、方向）', 'To the next point'),
    }),
    { label: { zh: '界址点', en: 'Boundary points' }, min: 0, max: 60 },
  ),
  areaMu: muField({ label: { zh: '面积（亩）', en: 'Area (mu)' }, required: false }),
  content: words('勘验情况', 'Findings'),
});

const mapForm = z.strictObject({
  happenedOn: happenedOn('制图日期', 'Drawn on'),
  surveyId: selectField({ label: { zh: '依据的勘验', en: 'Survey it rests on' }, options: 'surveys' }),
  attachmentId: selectField({
    label: { zh: '界线图（附件）', en: 'Map (attachment)' },
    hint: { zh: '电子图先上传为附件；纸质图可不选', en: 'Upload it first; leave open for a map on paper' },
    options: 'attachments',
    required: false,
  }),
  pointNames: textField({
    label: { zh: '图上的界址点', en: 'Points on the map' },
    hint: {
      zh: '以空格、顿号隔开，须与勘验的界址点一致',
      en: 'With spaces between; the same as in the survey',
    },
    max: 1000,
  }),
  approvalNumber: line('审图号', 'Approval number of the map'),
});

const markersForm = z.strictObject({
  happenedOn: happenedOn('埋设日期', 'Set on'),
  count: textField({ label: { zh: '界桩数量和编号', en: 'How many, and their numbers' }, max: 200 }),
  presentPartyIds: checksField({
    label: { zh: '到场当事人', en: 'Parties present' },
    options: 'parties',
    max: 20,
  }),
  content: words('埋设情况', 'How it was done'),
});

const registrationForm = z.strictObject({
  happenedOn: happenedOn('登记日期', 'Registered on'),
  body: body('登记机构', 'Registry'),
  number: textField({ label: { zh: '证书号、登记号', en: 'Number' }, max: 100 }),
  note,
});

const applicationForm = z.strictObject({
  happenedOn: happenedOn('申请日期', 'Applied on'),
  body: body('受理机关', 'Applied to'),
  partyId,
  number: line('案号、文号', 'Number'),
  note,
});

const servedForm = z.strictObject({
  happenedOn: happenedOn('送达日期', 'Served on'),
  organ: textField({ label: { zh: '作出机关', en: 'Made by' }, max: 200 }),
  number: textField({ label: { zh: '文号', en: 'Number' }, max: 100 }),
  canReconsider: flagField({
    label: { zh: '可以申请行政复议', en: 'May be reconsidered' },
  }),
  content: words('主要内容', 'Main points'),
});

const suitForm = z.strictObject({
  happenedOn: happenedOn('起诉日期', 'Sued on'),
  body: body('人民法院', 'Court'),
  partyId,
  number: line('案号', 'Case number'),
  nextHearingOn: dayField({ label: { zh: '开庭日期', en: 'Hearing on' }, required: false }),
});

/** Land: things as they are, titles, survey with boundary points and map, markers, and the ways when it fails. */
export const landActEvents = [
  act('serveStatusQuo', '送达维持现状通知', 'Serve the notice to leave things as they are', statusQuoForm, {
    zh: '争议解决前任何一方不得改变土地、林木现状',
    en: 'Until the dispute is settled nobody may change the land or cut trees',
  }),
  act('recordViolation', '登记改变现状行为', 'Record a change of things as they were', violationForm),
  act('verifyTitles', '核查权属证据', 'Verify title papers', titleForm),
  act('survey', '登记现场勘验', 'Record the survey on the spot', surveyForm),
  act('attachMapAnnex', '附界线图', 'Attach the boundary map', mapForm, {
    zh: '附图后，双方须在协议和界线图上都签名',
    en: 'With a map, both sides sign the agreement and the map',
  }),
  act('setMarkers', '登记埋设界桩', 'Record that markers were set', markersForm),
  act('registerTitle', '登记不动产登记', 'Record the registration', registrationForm),
  act('fileRuralArbitration', '登记申请农村土地仲裁', 'Record rural land arbitration', applicationForm),
  act('applyGovernmentDecision', '登记申请政府处理', 'Record the application to government', applicationForm),
  act('appealWatch', '登记处理决定送达', 'Record that a decision was served', servedForm, {
    zh: '起诉、复议期限自送达之日起算',
    en: 'The time to sue or to ask for reconsideration counts from here',
  }),
] as const satisfies readonly EventSpec[];

/** The way to court stands open for every type. */
export const suitEvents = [
  act('sue', '登记起诉', 'Record a suit', suitForm),
] as const satisfies readonly EventSpec[];
