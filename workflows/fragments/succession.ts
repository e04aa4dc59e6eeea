import { by, notify, type StateEvents } from './transition.ts';

const deciders = ['chair', 'coordinator'] as const;
const common = {
  requires: ['mediatorNamed', 'successorFound'],
  effects: [notify('mediator', 'caseHandedOver')],
} as const;

/** Nothing stays with somebody who left: the case stands where it stood, with a successor. */
export const handingOver: StateEvents = { handover: by(deciders, common) };

/** The final text names who mediated: with another mediator it is drawn up and signed anew. */
export const handingOverUnsigned: StateEvents = {
  handover: by(deciders, { ...common, to: 'drafting', effects: [{ kind: 'thawDrafts' }, ...common.effects] }),
};
