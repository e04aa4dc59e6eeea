import type { EventSpec, Vocabulary } from '../../src/workflow/definition.ts';
import { deadlineEvents } from './deadlines.ts';
import { effects } from './effects.ts';
import { agreementsEvents } from './events-agreements.ts';
import { casesEvents } from './events-cases.ts';
import { clockEvents } from './events-clocks.ts';
import { emergencyEvents } from './events-emergency.ts';
import { joiningEvents } from './events-joining.ts';
import { mediationEvents } from './events-mediation.ts';
import { proceedingsEvents } from './events-proceedings.ts';
import { recusalEvents } from './events-recusal.ts';
import { successionEvents } from './events-succession.ts';
import { unitEvents } from './events-units.ts';
import { predicates } from './predicates.ts';
import { breachPredicates } from './predicates-breach.ts';
import { clockPredicates } from './predicates-clocks.ts';
import { joiningPredicates } from './predicates-joining.ts';
import { proceedingsPredicates } from './predicates-proceedings.ts';
import { recusalPredicates } from './predicates-recusal.ts';
import { successionPredicates } from './predicates-succession.ts';
import { unitPredicates } from './predicates-units.ts';

const specs: readonly EventSpec[] = [
  ...casesEvents,
  ...mediationEvents,
  ...agreementsEvents,
  ...proceedingsEvents,
  ...unitEvents,
  ...successionEvents,
  ...clockEvents,
  ...recusalEvents,
  ...joiningEvents,
  ...emergencyEvents,
];

/** The words every definition is written in: events, predicates, effects, deadlines. */
export const vocabulary: Vocabulary = {
  events: new Map(specs.map((spec) => [spec.name, spec])),
  predicates: new Map(
    [
      ...predicates,
      ...proceedingsPredicates,
      ...unitPredicates,
      ...successionPredicates,
      ...clockPredicates,
      ...breachPredicates,
      ...recusalPredicates,
      ...joiningPredicates,
    ].map((predicate) => [predicate.name, predicate]),
  ),
  effects,
  deadlineEvents,
};
