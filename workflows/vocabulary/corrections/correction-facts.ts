import type { Facts } from '../../../src/workflow/definitions/definition.ts';

/** The part of the good facts about corrections. */
export const goodCorrectionFacts: Facts = {
  actorMayCorrect: true,
  mayProposeCorrection: true,
  hasCorrection: true,
  correctionStands: true,
  actorMayDecideCorrection: true,
  actorIsCorrectionProposer: true,
};
