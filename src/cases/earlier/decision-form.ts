import { z } from 'zod';
import { selectField, textField } from '../../platform/fields/index.ts';
import type { DecisionAbout } from './sameness.ts';
import { decisionLabels as labels } from './texts.ts';

/** What can be said of two people; the words differ with the question, the values do not. */
function decisionForm(about: DecisionAbout) {
  return z.strictObject({
    decision: selectField({
      label: labels.decision,
      options: [
        { value: 'same', label: labels.same[about] },
        { value: 'notSame', label: labels.notSame[about] },
        { value: 'none', label: labels.none },
      ],
      widget: 'radio',
    }),
    reason: textField({ label: labels.reason, hint: labels.reasonHint, max: 200, required: false }),
  });
}

export const decisionForms: Readonly<Record<DecisionAbout, ReturnType<typeof decisionForm>>> = {
  person: decisionForm('person'),
  household: decisionForm('household'),
};

const recordId = z.string().min(1).max(100);
/** The same as JSON, with the two records it is about. */
export const decisionBody = decisionForms.person.extend({ own: recordId, other: recordId });
