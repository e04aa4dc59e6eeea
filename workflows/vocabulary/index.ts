import type { EventSpec, Vocabulary } from '../../src/workflow/definition.ts';
import { deadlineEvents } from './deadlines.ts';
import { effects } from './effects.ts';
import { agreementsEvents } from './events-agreements.ts';
import { casesEvents } from './events-cases.ts';
import { mediationEvents } from './events-mediation.ts';
import { predicates } from './predicates.ts';

const specs: readonly EventSpec[] = [...casesEvents, ...mediationEvents, ...agreementsEvents];

/** The words every definition is written in: events, predicates, effects, deadlines. */
export const vocabulary: Vocabulary = {
  events: new Map(specs.map((spec) => [spec.name, spec])),
  predicates: new Map(predicates.map((predicate) => [predicate.name, predicate])),
  effects,
  deadlineEvents,
};
