import type { Facts } from '../../../src/workflow/definitions/definition.ts';

/** The part of the good facts about what passes between units. */
export const goodUnitFacts: Facts = { referralReceived: false };
