import type { Facts } from '../../../src/workflow/definitions/definition.ts';

/** The part of the good facts about handing a case over. */
export const goodSuccessionFacts: Facts = { hasTeam: true, hasSuccessor: true };
