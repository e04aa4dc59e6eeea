import { z } from 'zod';
import {
  checksField,
  dateTimeField,
  dayField,
  flagField,
  intField,
  moneyField,
  personName,
  rowsField,
  selectField,
  telephone,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

export const holdSessionForm = z.strictObject({
  startedAt: dateTimeField({ label: { zh: '开始时间', en: 'Began at' }, notFuture: true }),
  endedAt: dateTimeField({ label: { zh: '结束时间', en: 'Ended at' }, notFuture: true }),
  place: textField({ label: { zh: '地点', en: 'Place' }, max: 200 }),
  mode: selectField({
    label: { zh: '形式', en: 'Form' },
    hint: {
      zh: '面对面、线上须双方到场；背靠背可以只有一方',
      en: 'Joint and online sessions need both sides; a separate one may have one side only',
    },
    options: [
      { value: 'joint', label: { zh: '面对面', en: 'Joint' } },
      { value: 'caucus', label: { zh: '背靠背', en: 'Separate' } },
      { value: 'online', label: { zh: '线上', en: 'Online' } },
    ],
    widget: 'radio',
  }),
  isOpen: flagField({ label: { zh: '公开进行', en: 'Held openly' } }),
  presentPartyIds: checksField({
    label: { zh: '到场当事人', en: 'Parties present' },
    options: 'parties',
  }),
  invitees: rowsField(
    z.strictObject({
      name: personName({ label: { zh: '姓名', en: 'Name' } }),
      relation: textField({ label: { zh: '身份或者关系', en: 'Role or relation' }, max: 100 }),
    }),
    {
      label: { zh: '邀请的参加人', en: 'Invited helpers' },
      hint: {
        zh: '经当事人同意邀请的亲属、邻里、村干部、专业人士等，不含调解员和当事人',
        en: 'Relatives, neighbours, village officials or experts invited with the consent of the parties',
      },
      min: 0,
      max: 20,
    },
  ),
  statements: textField({
    label: { zh: '双方陈述', en: 'Statements of the parties' },
    required: false,
    multiline: true,
  }),
  verified: textField({
    label: { zh: '调查核实情况', en: 'What was verified' },
    required: false,
    multiline: true,
  }),
  content: textField({
    label: { zh: '调解内容', en: 'What was discussed' },
    hint: {
      zh: '写明争议焦点、调解员所做工作，以及达成的意见或者未达成的原因',
      en: 'The points in dispute, the work done, and what was agreed or why not',
    },
    multiline: true,
  }),
  result: selectField({
    label: { zh: '结果', en: 'Result' },
    options: [
      { value: 'ongoing', label: { zh: '有待继续', en: 'To be continued' } },
      { value: 'agreed', label: { zh: '达成一致', en: 'Agreed' } },
      { value: 'notAgreed', label: { zh: '未达成一致', en: 'Not agreed' } },
    ],
    widget: 'radio',
  }),
});

export const passResolutionForm = z.strictObject({
  partyId: selectField({
    label: { zh: '村集体', en: 'Village collective' },
    options: 'collectives',
  }),
  kind: selectField({
    label: { zh: '会议', en: 'Meeting' },
    options: [
      { value: 'assembly', label: { zh: '村民会议', en: 'Village assembly' } },
      { value: 'representatives', label: { zh: '村民代表会议', en: "Villagers' representatives' meeting" } },
      { value: 'group', label: { zh: '村民小组会议', en: "Villagers' group meeting" } },
    ],
    widget: 'radio',
  }),
  countedBy: selectField({
    label: { zh: '人数按什么计', en: 'Counted by' },
    hint: {
      zh: '不填按人计；村民会议按户计的，须三分之二以上的户到会',
      en: 'People when left open; a village assembly counted by households needs two thirds of them',
    },
    options: [
      { value: 'people', label: { zh: '人', en: 'People' } },
      { value: 'households', label: { zh: '户', en: 'Households' } },
    ],
    required: false,
    widget: 'radio',
  }),
  heldOn: dayField({ label: { zh: '会议日期', en: 'Held on' }, notFuture: true }),
  place: textField({ label: { zh: '会议地点', en: 'Place' }, max: 200 }),
  entitled: intField({
    label: { zh: '应到人（户）数', en: 'Entitled to attend' },
    min: 1,
    max: 100_000,
  }),
  present: intField({ label: { zh: '实到人（户）数', en: 'Present' }, max: 100_000 }),
  votesFor: intField({ label: { zh: '同意', en: 'For' }, max: 100_000 }),
  votesAgainst: intField({ label: { zh: '反对', en: 'Against' }, max: 100_000 }),
  abstained: intField({ label: { zh: '弃权', en: 'Abstained' }, max: 100_000 }),
  matter: textField({
    label: { zh: '议题和决议内容', en: 'Matter and resolution' },
    multiline: true,
    max: 3000,
  }),
  representatives: rowsField(
    z.strictObject({
      name: personName({ label: { zh: '姓名', en: 'Name' } }),
      post: textField({ label: { zh: '职务', en: 'Post' }, max: 100 }),
      telephone: telephone({ label: { zh: '电话', en: 'Telephone' }, required: false }),
    }),
    {
      label: { zh: '推选的代表', en: 'Representatives chosen' },
      hint: {
        zh: '一至五人，代表集体参加调解和签署协议',
        en: 'One to five, who act and sign for the collective',
      },
      min: 1,
      max: 5,
    },
  ),
});

export const waiveResolutionForm = z.strictObject({
  partyId: selectField({
    label: { zh: '村集体', en: 'Village collective' },
    options: 'collectives',
  }),
  reason: textField({
    label: { zh: '不要求会议决议的理由', en: 'Why no resolution is asked for' },
    hint: {
      zh: '理由将印在卷宗情况说明（D15）上',
      en: 'The reason is printed on the file note D15',
    },
    multiline: true,
    min: 5,
    max: 1000,
  }),
});

export const electRepresentativesForm = z.strictObject({
  partyId: selectField({
    label: { zh: '人数众多的一方', en: 'Party with many members' },
    options: 'parties',
  }),
  memberIds: checksField({
    label: { zh: '推选的代表人', en: 'Elected representatives' },
    hint: {
      zh: '劳动争议三至五人，其他纠纷二至五人',
      en: 'Three to five in labour disputes, else two to five',
    },
    options: 'members',
    max: 20,
  }),
  scope: textField({
    label: { zh: '代表权限', en: 'What they may do' },
    hint: {
      zh: '变更、放弃请求或者和解，须经被代表的当事人逐人确认',
      en: 'Changing, waiving or settling a claim needs the consent of each person represented',
    },
    multiline: true,
    max: 1000,
  }),
});

export const recordHandoverForm = z.strictObject({
  handedOverOn: dayField({ label: { zh: '交接日期', en: 'Handed over on' }, notFuture: true }),
  items: rowsField(
    z.strictObject({
      name: textField({ label: { zh: '物品', en: 'Item' }, max: 100 }),
      condition: textField({ label: { zh: '状况', en: 'Condition' }, max: 200 }),
    }),
    { label: { zh: '交接清单', en: 'Hand-over list' } },
  ),
  meters: rowsField(
    z.strictObject({
      kind: selectField({
        label: { zh: '表', en: 'Meter' },
        options: [
          { value: 'water', label: { zh: '水', en: 'Water' } },
          { value: 'electricity', label: { zh: '电', en: 'Electricity' } },
          { value: 'gas', label: { zh: '燃气', en: 'Gas' } },
          { value: 'other', label: { zh: '其他', en: 'Other' } },
        ],
      }),
      reading: textField({ label: { zh: '读数', en: 'Reading' }, max: 30 }),
    }),
    { label: { zh: '水电表读数', en: 'Meter readings' }, min: 0, max: 10 },
  ),
  note: textField({ label: { zh: '备注', en: 'Note' }, required: false, multiline: true, max: 1000 }),
});

export const balanceLedgerForm = z.strictObject({
  lines: rowsField(
    z.strictObject({
      kind: selectField({
        label: { zh: '项目', en: 'Kind' },
        options: [
          { value: 'deposit', label: { zh: '押金', en: 'Deposit' } },
          { value: 'deduction', label: { zh: '扣除', en: 'Deduction' } },
          { value: 'arrears', label: { zh: '欠付租金、费用', en: 'Arrears' } },
          { value: 'refund', label: { zh: '应退', en: 'Refund' } },
        ],
      }),
      label: textField({ label: { zh: '说明', en: 'Description' }, max: 100 }),
      amountFen: moneyField({ label: { zh: '金额（元）', en: 'Amount (yuan)' } }),
      evidence: textField({ label: { zh: '依据', en: 'Evidence' }, required: false, max: 200 }),
    }),
    {
      label: { zh: '押金清算', en: 'Deposit ledger' },
      hint: {
        zh: '押金 − 扣除 − 欠付 = 应退。不填“应退”行时由系统算出；结果为负数的，承租人还应补付',
        en: 'Deposit − deductions − arrears = refund. Without a refund line it is computed; a negative result is owed by the tenant',
      },
      max: 40,
    },
  ),
});

/** What happens at the table, and what the collective, the workers or the lease add to it. */
export const mediationHearingEvents = [
  {
    name: 'holdSession',
    label: { zh: '记录一次调解', en: 'Record a session' },
    kind: 'exclusive',
    form: holdSessionForm,
    tone: 'primary',
    occurredFrom: 'endedAt',
  },
  {
    name: 'passResolution',
    label: { zh: '登记村集体决议', en: 'Record a resolution of the collective' },
    hint: {
      zh: '村负责人一人不能代表集体处分权利',
      en: 'The head of the village alone cannot bind the collective',
    },
    kind: 'append',
    form: passResolutionForm,
    occurredFrom: 'heldOn',
  },
  {
    name: 'waiveResolution',
    label: { zh: '主任决定不要求决议', en: 'Waive the resolution' },
    kind: 'append',
    form: waiveResolutionForm,
  },
  {
    name: 'electRepresentatives',
    label: { zh: '登记推选的代表人', en: 'Record elected representatives' },
    kind: 'append',
    form: electRepresentativesForm,
  },
  {
    name: 'recordHandover',
    label: { zh: '登记租赁物交接', en: 'Record the hand-over' },
    kind: 'append',
    form: recordHandoverForm,
    occurredFrom: 'handedOverOn',
  },
  {
    name: 'balanceLedger',
    label: { zh: '押金清算', en: 'Settle the deposit ledger' },
    kind: 'append',
    form: balanceLedgerForm,
  },
] as const satisfies readonly EventSpec[];
