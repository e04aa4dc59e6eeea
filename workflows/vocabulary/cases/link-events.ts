import { z } from 'zod';
import {
  checksField,
  personName,
  selectField,
  telephone,
  textField,
} from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { partyKindOptions } from './details-events.ts';

const checks = (zh: string, en: string, options: string, hint?: { zh: string; en: string }) =>
  checksField({ label: { zh, en }, options, required: false, max: 500, ...(hint ? { hint } : {}) });

export const splitForm = z.strictObject({
  movedPartyIds: checks('分出的当事人', 'Parties who leave this case', 'parties'),
  sharedPartyIds: checks('两案都有的当事人', 'Parties of both cases', 'parties', {
    zh: '例如：各案共同的用人单位、总承包单位',
    en: 'For example the employer all of them claim from',
  }),
  memberIds: checks('分出的成员', 'Members of the group who leave', 'members', {
    zh: '例如：不接受调解方案的劳动者',
    en: 'For example workers who do not accept the settlement',
  }),
  summary: textField({
    label: { zh: '分出部分的经过', en: 'What the new case is about' },
    multiline: true,
    max: 5000,
  }),
});

export const linkCaseForm = z.strictObject({
  caseCode: textField({ label: { zh: '案件编码', en: 'Code of the other case' }, max: 40 }),
  note: textField({ label: { zh: '关联原因', en: 'Why' }, multiline: true, max: 1000 }),
});

export const replacePartyForm = z.strictObject({
  partyId: selectField({ label: { zh: '退出的当事人', en: 'Who leaves' }, options: 'parties' }),
  ground: selectField({
    label: { zh: '变更原因', en: 'Why' },
    options: [
      { value: 'identified', label: { zh: '查明真实身份', en: 'The true identity is known now' } },
      { value: 'died', label: { zh: '死亡，由继承人承受', en: 'Died; an heir takes the place' } },
      { value: 'succeeded', label: { zh: '合并、分立、改名', en: 'Merger, division or new name' } },
      { value: 'assigned', label: { zh: '权利义务转让', en: 'Rights and duties passed on' } },
    ],
    widget: 'radio',
  }),
  kind: selectField({
    label: { zh: '接替者类别', en: 'Who takes the place is' },
    options: partyKindOptions,
    widget: 'radio',
  }),
  name: personName({ label: { zh: '接替者姓名或者名称', en: 'Name of who takes the place' } }),
  telephone: telephone({ label: { zh: '电话', en: 'Telephone' }, required: false, sensitive: true }),
  note: textField({ label: { zh: '依据和说明', en: 'Proof and explanation' }, multiline: true, max: 1000 }),
});

/** Cases that are one dispute or several, and parties who change (《人民调解法》第二条；《民法典》第一千一百二十二条). */
export const joiningEvents = [
  {
    name: 'split',
    label: { zh: '分案', en: 'Split off a case' },
    hint: {
      zh: '分出的部分另立案号，期限从本案起算日继承；代理手续须在新案中重新登记',
      en: 'What leaves gets a number of its own and inherits the clock; agents are recorded anew there',
    },
    kind: 'exclusive',
    form: splitForm,
  },
  {
    name: 'linkCase',
    label: { zh: '关联案件', en: 'Link another case' },
    kind: 'append',
    form: linkCaseForm,
  },
  {
    name: 'replaceParty',
    label: { zh: '变更当事人', en: 'Replace a party' },
    hint: {
      zh: '接替者须重新表示同意调解并告知权利义务；原当事人的记录保留',
      en: 'Who takes the place agrees and is told the rights anew; what was recorded stays',
    },
    kind: 'append',
    form: replacePartyForm,
  },
] as const satisfies readonly EventSpec[];
