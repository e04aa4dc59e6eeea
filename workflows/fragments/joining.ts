import { by, notify, recorded, type StateEvents } from './transition.ts';

const desk = ['coordinator', 'chair'] as const;
const joined = [
  { kind: 'endProceeding', data: { result: 'merged' } },
  { kind: 'endAssignment' },
  { kind: 'abandonDrafts' },
];

/** Several complaints about one matter become one case; this one keeps its number and goes on in the other. */
export const mergingCase: StateEvents = {
  merge: by(desk, {
    to: 'merged',
    effects: [...joined, notify('clerk', 'caseMerged'), notify('formerMediator', 'caseMerged')],
  }),
};

/** What can be decided apart gets a case of its own. */
export const splittingCase: StateEvents = {
  split: by(desk, { requires: ['separable'], effects: [...recorded, notify('mediator', 'caseSplit')] }),
};

/** Cases that have to do with each other are found from either of them. */
export const linkingCase: StateEvents = {
  linkCase: by(['clerk', 'mediator', 'villageMediator', 'chair', 'coordinator'], { effects: recorded }),
};
