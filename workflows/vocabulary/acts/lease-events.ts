import { z } from 'zod';
import { checksField, dayField, selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { act, choices, happenedOn, line, note, partyId, words } from './act-fields.ts';

const demandForm = z.strictObject({
  happenedOn: happenedOn('催告日期', 'Demanded on'),
  partyId,
  way: selectField({
    label: { zh: '催告方式', en: 'How' },
    options: choices(
      ['letter', '书面函件', 'Letter'],
      ['message', '短信、微信', 'Message'],
      ['telephone', '电话', 'Telephone'],
      ['inPerson', '当面', 'In person'],
    ),
  }),
  matter: selectField({
    label: { zh: '催告事项', en: 'Demand' },
    options: choices(
      ['rent', '支付租金', 'Payment of rent'],
      ['repair', '维修', 'Repair'],
      ['use', '停止不当使用', 'An end to misuse'],
      ['vacate', '腾退', 'Vacating'],
      ['refund', '退还押金', 'Refund of the deposit'],
    ),
  }),
  until: dayField({ label: { zh: '合理期限至', en: 'Reasonable time until' } }),
  content: words('催告内容', 'What was demanded'),
});

const oralChangeForm = z.strictObject({
  happenedOn: happenedOn('变更日期', 'Changed on'),
  proof: checksField({
    label: { zh: '证据', en: 'Proof' },
    options: choices(
      ['chat', '聊天记录', 'Messages'],
      ['transfer', '转账记录', 'Transfers'],
      ['witness', '证人', 'Witness'],
      ['conduct', '双方已按变更履行', 'Both acted on it'],
    ),
    max: 4,
  }),
  content: words('变更内容', 'What was changed'),
});

const forceMajeureForm = z.strictObject({
  happenedOn: happenedOn('通知对方日期', 'The other side was told on'),
  partyId,
  from: dayField({ label: { zh: '影响自', en: 'From' }, notFuture: true }),
  to: dayField({ label: { zh: '影响至', en: 'Until' }, required: false }),
  proof: textField({ label: { zh: '证明', en: 'Proof' }, max: 200 }),
  content: words('事由和请求', 'What happened and what is asked'),
});

const vacatedForm = z.strictObject({
  happenedOn: happenedOn('腾退日期', 'Vacated on'),
  keys: textField({ label: { zh: '钥匙、门禁清单', en: 'Keys handed over' }, max: 200 }),
  receivedBy: line('接收人', 'Received by'),
  note,
});
const refundedForm = z.strictObject({
  happenedOn: happenedOn('退还日期', 'Refunded on'),
  way: selectField({
    label: { zh: '退还方式', en: 'How' },
    options: choices(['transfer', '转账', 'Transfer'], ['cash', '现金', 'Cash']),
    widget: 'radio',
  }),
  receipt: textField({ label: { zh: '收条、凭证号', en: 'Receipt' }, max: 200 }),
  note,
});

/** Lease: demands, changes by word of mouth, force majeure, and how it was handed back. */
export const leaseActEvents = [
  act('recordDemand', '登记催告', 'Record a demand', demandForm, {
    zh: '解除合同前须经催告，并给予合理期限',
    en: 'A contract is rescinded only after a demand and a reasonable time',
  }),
  act('proveOralChange', '登记口头变更证据', 'Record proof of an oral change', oralChangeForm),
  act('claimForceMajeure', '登记不可抗力主张', 'Record a claim of force majeure', forceMajeureForm),
  act('confirmVacated', '登记腾退', 'Record that it was vacated', vacatedForm),
  act('refunded', '登记押金退还', 'Record that the deposit was refunded', refundedForm),
] as const satisfies readonly EventSpec[];
