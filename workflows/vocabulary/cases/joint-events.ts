import { z } from 'zod';
import { selectField } from '../../../src/platform/fields/index.ts';
import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { act, choices, words } from '../acts/act-fields.ts';

const joinForm = z.strictObject({
  committeeId: selectField({
    label: { zh: '共同调解的调委会', en: 'Committee to join' },
    hint: {
      zh: '本案所在调委会为牵头单位，案号不变',
      en: 'The committee that has the case leads; its number stays',
    },
    options: 'otherCommittees',
  }),
  reason: words('共同调解的理由', 'Why together'),
});
const answerForm = z.strictObject({
  decision: selectField({
    label: { zh: '答复', en: 'Answer' },
    options: choices(['joined', '同意共同调解', 'We join'], ['declined', '不参加', 'We do not join']),
    widget: 'radio',
  }),
  reason: words('说明', 'Explanation'),
});

/** A dispute across two places is mediated by the committees of both; every seal is affixed. */
export const jointEvents = [
  act('joinCommittee', '邀请共同调解', 'Invite another committee', joinForm),
  { ...act('answerJoining', '答复共同调解邀请', 'Answer the invitation', answerForm), tone: 'primary' },
] as const satisfies readonly EventSpec[];
