import { z } from 'zod';
import { personName, selectField, telephone, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { partyKindOptions } from '../cases/details-events.ts';

export const makeCaseForm = z.strictObject({
  type: selectField({
    label: { zh: '纠纷类型', en: 'Type' },
    options: 'dictionary:disputeTypes',
    widget: 'radio',
  }),
  title: textField({
    label: { zh: '案件名称', en: 'Title' },
    hint: { zh: '不填按当事人和类型自动取名', en: 'Made from parties and type when left open' },
    required: false,
    max: 100,
  }),
  applicantKind: selectField({
    label: { zh: '申请人类别', en: 'Applicant is' },
    options: partyKindOptions,
    widget: 'radio',
  }),
  applicantName: textField({ label: { zh: '申请人', en: 'Applicant' }, max: 200 }),
  applicantPhone: telephone({
    label: { zh: '申请人电话', en: 'Telephone of the applicant' },
    required: false,
    sensitive: true,
  }),
  respondentKind: selectField({
    label: { zh: '被申请人类别', en: 'Respondent is' },
    options: partyKindOptions,
    widget: 'radio',
  }),
  respondentName: textField({ label: { zh: '被申请人', en: 'Respondent' }, max: 200 }),
  summary: textField({ label: { zh: '纠纷经过', en: 'What happened' }, multiline: true, max: 5000 }),
});

const reason = textField({ label: { zh: '理由', en: 'Reason' }, multiline: true, max: 1000 });

export const leadEvents = [
  {
    name: 'makeCase',
    label: { zh: '转为案件', en: 'Make it a case' },
    kind: 'exclusive',
    form: makeCaseForm,
    tone: 'primary',
  },
  {
    name: 'triage',
    label: { zh: '分流', en: 'Triage' },
    kind: 'exclusive',
    form: z.strictObject({
      note: textField({
        label: { zh: '分流意见', en: 'Opinion' },
        required: false,
        multiline: true,
        max: 1000,
      }),
    }),
  },
  {
    name: 'coordinate',
    label: { zh: '签收协调', en: 'Take it up' },
    hint: { zh: '签收并联系双方，计入第一时间协调', en: 'Signed for and both sides contacted' },
    kind: 'append',
    form: z.strictObject({
      note: textField({
        label: { zh: '联系双方的情况', en: 'How both sides were contacted' },
        multiline: true,
        max: 1000,
      }),
    }),
  },
  {
    name: 'verify',
    label: { zh: '实地核查', en: 'Verify on the spot' },
    hint: { zh: '实地核实并反馈，计入第一时间核查', en: 'Seen on the spot and reported back' },
    kind: 'append',
    form: z.strictObject({
      finding: selectField({
        label: { zh: '核查结果', en: 'Finding' },
        options: [
          { value: 'true', label: { zh: '属实', en: 'As reported' } },
          { value: 'partly', label: { zh: '部分属实', en: 'Partly as reported' } },
          { value: 'untrue', label: { zh: '不属实', en: 'Not as reported' } },
        ],
        widget: 'radio',
      }),
      note: textField({ label: { zh: '核查情况', en: 'What was found' }, multiline: true, max: 1000 }),
    }),
  },
  {
    name: 'settleOnSpot',
    label: { zh: '当场化解', en: 'Settled on the spot' },
    kind: 'exclusive',
    form: z.strictObject({
      applicantName: personName({ label: { zh: '一方当事人', en: 'One party' } }),
      respondentName: textField({ label: { zh: '另一方当事人', en: 'The other party' }, max: 200 }),
      result: textField({ label: { zh: '化解结果', en: 'How it was settled' }, multiline: true, max: 2000 }),
      contactPhone: telephone({ label: { zh: '当事人电话', en: 'Telephone of a party' }, sensitive: true }),
    }),
  },
  {
    name: 'merge',
    label: { zh: '并入已有案件', en: 'Join an existing case' },
    kind: 'exclusive',
    form: z.strictObject({
      caseCode: textField({ label: { zh: '案件编码', en: 'Code of the case' }, max: 40 }),
    }),
  },
  {
    name: 'dismiss',
    label: { zh: '不作纠纷处理', en: 'Put aside' },
    kind: 'exclusive',
    form: z.strictObject({ reason }),
    tone: 'danger',
  },
] as const satisfies readonly EventSpec[];
