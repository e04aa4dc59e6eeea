import { by, notify, recorded, type StateEvents } from './transition.ts';

/** `system`: an administrator ends the office of somebody who left; he sees no case and decides none. */
const deciders = ['chair', 'coordinator', 'system'] as const;
const common = {
  requires: ['mediatorNamed', 'successorFound'],
  effects: [notify('mediator', 'caseHandedOver')],
} as const;
const takenOver = { effects: [notify('chair', 'caseTakenOver')] } as const;

/** Nothing stays with somebody who left: the case stands where it stood, with a successor. */
export const handingOver: StateEvents = {
  handover: by(deciders, common),
  succeedCommittee: by(['system'], takenOver),
};

/** The final text names who mediated and whose seal it bears: with others it is drawn up and signed anew. */
export const handingOverUnsigned: StateEvents = {
  handover: by(deciders, { ...common, to: 'drafting', effects: [{ kind: 'thawDrafts' }, ...common.effects] }),
  succeedCommittee: by(['system'], {
    to: 'drafting',
    effects: [{ kind: 'thawDrafts' }, ...takenOver.effects],
  }),
};

/** A case nobody has in hand yet, of a committee that is closed. */
export const takingOver: StateEvents = { succeedCommittee: by(['system'], takenOver) };

/** The place of a case follows the map as long as it is open. */
export const movingWithTheMap: StateEvents = { moveCase: by(['system'], { effects: recorded }) };
