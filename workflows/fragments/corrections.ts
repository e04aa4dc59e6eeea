import type { StateDef } from '../../src/workflow/definitions/definition.ts';
import { by, notify, recorded, type StateEvents } from './transition.ts';

const desk = ['clerk', 'coordinator', 'villageMediator'] as const;
const proposers = ['clerk', 'coordinator', 'chair', 'mediator', 'villageMediator'] as const;
const deciders = ['chair', 'coordinator'] as const;

/** Nobody has acted on it yet but the desk. */
const alone: StateEvents = {
  correctCase: by(desk, { requires: ['correctsOwnEntry'], effects: recorded }),
};

/** What a committee took, a paper printed or a figure counted is corrected by two. */
const byTwo: StateEvents = {
  proposeCorrection: by(proposers, {
    requires: ['noCorrectionWaits'],
    effects: [notify('chair', 'correctionProposed'), notify('coordinator', 'correctionProposed')],
  }),
  confirmCorrection: by(deciders, {
    requires: ['correctionWaits', 'confirmsAnothers', 'correctionStands'],
    effects: [notify('correctionProposer', 'correctionConfirmed'), notify('mediator', 'caseCorrected')],
  }),
  withdrawCorrection: by(proposers, { requires: ['correctionWaits', 'ownCorrection'], effects: recorded }),
  declineCorrection: by(deciders, {
    requires: ['correctionWaits', 'confirmsAnothers'],
    effects: [notify('correctionProposer', 'correctionDeclined')],
  }),
};

/** A bound file is not overwritten: why, and what is done instead. */
const barred: StateEvents = {
  proposeCorrection: by(proposers, { requires: ['fileNotBound'], explainOnly: true }),
};

const aloneIn: readonly string[] = ['triage', 'referredOut'];
const nothingIn: readonly string[] = ['merged', 'void'];

/** The states of a lifecycle, each with what may be corrected there and by whom. */
export function correctable(states: Record<string, StateDef>): Record<string, StateDef> {
  return Object.fromEntries(
    Object.entries(states).map(([name, state]) => {
      if (nothingIn.includes(name)) return [name, state];
      const events = name === 'archived' ? barred : aloneIn.includes(name) ? alone : byTwo;
      return [name, { ...state, on: { ...state.on, ...events } }];
    }),
  );
}
