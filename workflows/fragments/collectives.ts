import { by, recorded, type StateEvents } from './transition.ts';

/** A village collective may be a party to a dispute of any type: it acts by resolution, or the chair answers for going without. */
export const collectiveActs: StateEvents = {
  passResolution: by(['mediator', 'villageMediator'], {
    requires: ['collectivesExist'],
    effects: recorded,
    documents: ['D06-C'],
    basis: ['《村民委员会组织法》第二十二条至第三十二条'],
  }),
  waiveResolution: by(['chair'], { requires: ['collectivesExist'], effects: recorded }),
};
