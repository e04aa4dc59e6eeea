import type { Facts } from '../../../src/workflow/definitions/definition.ts';

/** The part of the good facts about standing aside. */
export const goodRecusalFacts: Facts = {
  mayAskRecusal: true,
  hasRecusal: true,
  actorMayDecideRecusal: true,
};
