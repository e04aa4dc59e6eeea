import { by, notify, recorded, type StateEvents } from './transition.ts';

const basis = ['《最高人民法院关于人民法院特邀调解的规定》第十五条（参照）', '《人民调解法》第十五条'];
const decided = { requires: ['recusalWaits', 'decidesRecusal'], basis };

/** Standing aside: asked by a party or disclosed by the mediator, decided by the chair, or above when it is the chair. */
export const standingAside: StateEvents = {
  requestRecusal: by(['mediator', 'villageMediator', 'clerk', 'chair', 'coordinator'], {
    requires: ['mediatorNamed', 'noRecusalWaits'],
    effects: [notify('chair', 'recusalAsked'), notify('coordinator', 'recusalAsked')],
    basis,
  }),
  decideRecusal: by(
    ['chair', 'coordinator', 'justice'],
    {
      ...decided,
      to: 'accepted',
      when: ['recusalGranted'],
      effects: [{ kind: 'endAssignment' }, notify('formerMediator', 'recusalGranted')],
    },
    { ...decided, effects: [...recorded, notify('mediator', 'recusalRefused')] },
  ),
};
