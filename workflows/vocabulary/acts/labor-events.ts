import { z } from 'zod';
import { checksField, dayField, selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { addPartyForm } from '../cases/details-events.ts';
import { act, body, choices, happenedOn, line, note, partyId, words } from './act-fields.ts';
import { letterForm } from './events.ts';

const demandForm = z.strictObject({
  happenedOn: happenedOn('要求日期', 'Asked on'),
  partyId,
  records: checksField({
    label: { zh: '要求提供的材料', en: 'Records asked for' },
    options: choices(
      ['payroll', '工资支付台账', 'Payroll'],
      ['contract', '劳动合同', 'Labour contracts'],
      ['roster', '花名册、考勤记录', 'Roster and attendance'],
      ['payment', '工程款、工资款拨付凭证', 'Proof of payments received'],
      ['insurance', '社会保险缴费记录', 'Social insurance record'],
    ),
    max: 5,
  }),
  replyDueOn: dayField({ label: { zh: '提供期限', en: 'To be handed over by' } }),
  note,
});

const { side: _side, ...partyFields } = addPartyForm.shape;
const liableUnitForm = z.strictObject({
  ...partyFields,
  liability: selectField({
    label: { zh: '责任依据', en: 'Why it is liable' },
    options: choices(
      ['generalContractor', '施工总承包单位', 'General contractor'],
      ['contractor', '发包、分包单位', 'Employer of the contractor'],
      ['lentQualification', '出借资质、挂靠单位', 'Lent its licence'],
      ['dispatch', '劳务派遣、用工单位', 'Labour dispatch'],
      ['owner', '建设单位', 'Owner of the building'],
    ),
  }),
});

const arbitrationForm = z.strictObject({
  happenedOn: happenedOn('申请日期', 'Applied on'),
  body: body('仲裁委员会', 'Arbitration commission'),
  partyId,
  number: line('受理案号', 'Case number'),
  limitationShown: selectField({
    label: { zh: '已向当事人说明仲裁时效', en: 'Limitation was explained to the party' },
    options: choices(['yes', '已说明', 'Yes'], ['notAsked', '当事人已自行申请', 'He applied by himself']),
    widget: 'radio',
  }),
});

const awardForm = z.strictObject({
  happenedOn: happenedOn('裁决、结案日期', 'Decided on'),
  body: body('仲裁委员会', 'Arbitration commission'),
  number: textField({ label: { zh: '文书号', en: 'Number' }, max: 100 }),
  outcome: selectField({
    label: { zh: '结果', en: 'Outcome' },
    options: choices(
      ['award', '裁决', 'Award'],
      ['mediated', '仲裁调解', 'Settled before the commission'],
      ['withdrawn', '撤回申请', 'Application withdrawn'],
      ['dismissed', '驳回、不予受理', 'Dismissed'],
    ),
    widget: 'radio',
  }),
  content: words('主要内容', 'Main points'),
});

const reviewForm = z.strictObject({
  happenedOn: happenedOn('共同申请日期', 'Applied together on'),
  body: body('仲裁委员会', 'Arbitration commission'),
});
const reviewedForm = z.strictObject({
  number: textField({ label: { zh: '调解书文号', en: 'Number of the letter' }, max: 100 }),
  happenedOn: happenedOn('作出日期', 'Made on'),
});
const reviewRefusedForm = z.strictObject({
  happenedOn: happenedOn('决定日期', 'Decided on'),
  content: words('理由', 'Reason'),
});

/** What labour disputes bring besides mediation: other bodies, records of the employer, arbitration beside and after. */
export const laborActEvents = [
  act('demandEmployerRecords', '要求用人单位提供材料', "Ask for the employer's records", demandForm, {
    zh: '与争议事项有关的证据属于用人单位掌握管理的，用人单位应当提供',
    en: 'Evidence that the employer keeps has to be handed over by him',
  }),
  act('joinLiableUnit', '追加责任单位', 'Join a liable unit', liableUnitForm),
  act('complainInspection', '转请劳动保障监察', 'Turn to labour inspection', letterForm),
  act('reportRefusalToPay', '移送拒不支付劳动报酬线索', 'Report a refusal to pay wages', letterForm),
  act('requestEmergencyFund', '申请应急周转金', 'Ask for the emergency fund', letterForm),
  act('fileArbitration', '登记申请仲裁', 'Record an application for arbitration', arbitrationForm, {
    zh: '申请仲裁不影响继续调解',
    en: 'Mediation may go on beside it',
  }),
  {
    name: 'recordAward',
    label: { zh: '登记仲裁结果', en: 'Record how arbitration ended' },
    kind: 'exclusive',
    isListBound: true,
    form: awardForm,
    confirm: {
      zh: '登记后本次调解结束。',
      en: 'This ends the mediation.',
    },
  },
  {
    name: 'applyArbitralReview',
    label: { zh: '登记共同申请仲裁审查', en: 'Record the joint application for arbitral review' },
    hint: {
      zh: '双方共同申请，自协议生效之日起十五日内',
      en: 'Both together, within fifteen days of the agreement taking effect',
    },
    kind: 'exclusive',
    isListBound: true,
    form: reviewForm,
  },
  {
    name: 'reviewed',
    label: { zh: '登记仲裁调解书', en: 'Record the letter of the commission' },
    kind: 'exclusive',
    isListBound: true,
    form: reviewedForm,
  },
  {
    name: 'reviewRefused',
    label: { zh: '登记仲裁委员会未予确认', en: 'Record that the commission refused' },
    kind: 'exclusive',
    isListBound: true,
    form: reviewRefusedForm,
  },
] as const satisfies readonly EventSpec[];
