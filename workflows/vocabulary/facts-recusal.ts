import type { Facts } from '../../src/workflow/definition.ts';

/** The part of the good facts about standing aside. */
export const goodRecusalFacts: Facts = {
  mayAskRecusal: true,
  hasRecusal: true,
  actorMayDecideRecusal: true,
};
