import { z } from 'zod';
import { checksField, selectField, textField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';

const reason = textField({ label: { zh: '理由', en: 'Reasons' }, multiline: true, max: 1000 });

export const requestRecusalForm = z.strictObject({
  mediatorId: selectField({
    label: { zh: '应当回避的人', en: 'Who should stand aside' },
    options: 'team',
  }),
  partyId: selectField({
    label: { zh: '提出回避的当事人', en: 'Party who asks' },
    hint: { zh: '调解员自行回避的，不选', en: 'Leave open when the mediator discloses it himself' },
    options: 'parties',
    required: false,
  }),
  ground: selectField({
    label: { zh: '回避事由', en: 'Ground' },
    options: [
      {
        value: 'relative',
        label: { zh: '是当事人或者其代理人的近亲属', en: 'Close relative of a party or agent' },
      },
      { value: 'interest', label: { zh: '与纠纷有利害关系', en: 'Interest in the dispute' } },
      {
        value: 'otherRelation',
        label: { zh: '有其他关系，可能影响公正调解', en: 'Another relation that may affect fairness' },
      },
      {
        value: 'misconduct',
        label: { zh: '有偏袒、侮辱、收受财物等行为', en: 'Bias, insult or gifts' },
      },
    ],
  }),
  reason,
});

export const decideRecusalForm = z.strictObject({
  decision: selectField({
    label: { zh: '决定', en: 'Decision' },
    options: [
      {
        value: 'granted',
        label: { zh: '准许回避，另行分派', en: 'He stands aside; somebody else is assigned' },
      },
      { value: 'refused', label: { zh: '不准许回避', en: 'No ground; he goes on' } },
      {
        value: 'stays',
        label: { zh: '披露后各方当事人同意其继续调解', en: 'All parties know and want him to go on' },
      },
    ],
    widget: 'radio',
  }),
  agreedPartyIds: checksField({
    label: { zh: '同意其继续调解的当事人', en: 'Parties who want him to go on' },
    hint: { zh: '仅“各方同意继续”时勾选，须各方都同意', en: 'Only for the last choice; all of them must' },
    options: 'parties',
    required: false,
    max: 100,
  }),
  reason,
});

/** A mediator who is not free in the matter stands aside; what was done stays valid. */
export const recusalEvents = [
  {
    name: 'requestRecusal',
    label: { zh: '申请回避', en: 'Ask a mediator to stand aside' },
    hint: {
      zh: '当事人申请或者调解员自行披露；已经进行的调解活动不因此无效',
      en: 'A party asks, or the mediator discloses it; what was done stays valid',
    },
    kind: 'append',
    form: requestRecusalForm,
  },
  {
    name: 'decideRecusal',
    label: { zh: '决定回避申请', en: 'Decide on standing aside' },
    kind: 'exclusive',
    form: decideRecusalForm,
    tone: 'primary',
  },
] as const satisfies readonly EventSpec[];
