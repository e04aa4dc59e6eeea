import { z } from 'zod';
import { checksField, flagField, selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { act, body, choices, happenedOn, note, words } from './act-fields.ts';

const identityForm = z.strictObject({
  kind: selectField({
    label: { zh: '涉及的身份关系', en: 'Relation of status' },
    options: choices(
      ['marriage', '婚姻关系', 'Marriage'],
      ['adoption', '收养关系', 'Adoption'],
      ['parentage', '亲子关系', 'Parentage'],
      ['guardianship', '监护关系', 'Guardianship'],
      ['other', '其他身份关系', 'Other'],
    ),
  }),
  content: words('涉及的条款', 'Clauses concerned'),
});

const policeForm = z.strictObject({
  happenedOn: happenedOn('出具日期', 'Issued on'),
  body: body('公安机关', 'Police station'),
  caseName: textField({ label: { zh: '治安案件名称、编号', en: 'Case of the police' }, max: 200 }),
  partyIds: checksField({
    label: { zh: '书面申请的当事人', en: 'Parties who applied in writing' },
    options: 'sides',
    max: 20,
  }),
  applied: flagField({
    label: {
      zh: '双方已书面申请，请求公安机关依法不予处罚',
      en: 'Both sides applied in writing for no punishment',
    },
  }),
  note,
});

/** Family and status, and the link to the police. */
export const generalActEvents = [
  act('identityMatterGuard', '标明涉及身份关系', 'Mark a matter of status', identityForm, {
    zh: '涉及身份关系的确认或者解除，法院不受理司法确认申请',
    en: 'Courts do not confirm agreements on status',
  }),
  act('policeLinkCertificate', '登记治安调解履行证明', 'Record the certificate for the police', policeForm),
] as const satisfies readonly EventSpec[];
