import type { EventSpec, Vocabulary } from '../../src/workflow/definition.ts';
import { deadlineEvents } from './deadlines.ts';
import { effects } from './effects.ts';
import { actEvents } from './events-acts.ts';
import { generalActEvents } from './events-acts-general.ts';
import { laborActEvents } from './events-acts-labor.ts';
import { landActEvents, suitEvents } from './events-acts-land.ts';
import { leaseActEvents } from './events-acts-lease.ts';
import { agreementsEvents } from './events-agreements.ts';
import { casesEvents } from './events-cases.ts';
import { clockEvents } from './events-clocks.ts';
import { emergencyEvents } from './events-emergency.ts';
import { entrustmentEvents } from './events-entrustment.ts';
import { joiningEvents } from './events-joining.ts';
import { jointEvents } from './events-joint.ts';
import { mediationEvents } from './events-mediation.ts';
import { proceedingsEvents } from './events-proceedings.ts';
import { recusalEvents } from './events-recusal.ts';
import { successionEvents } from './events-succession.ts';
import { supervisionEvents } from './events-supervision.ts';
import { suspensionEvents } from './events-suspension.ts';
import { unitEvents } from './events-units.ts';
import { predicates } from './predicates.ts';
import { actPredicates } from './predicates-acts.ts';
import { breachPredicates } from './predicates-breach.ts';
import { clockPredicates } from './predicates-clocks.ts';
import { joiningPredicates } from './predicates-joining.ts';
import { proceedingsPredicates } from './predicates-proceedings.ts';
import { recusalPredicates } from './predicates-recusal.ts';
import { successionPredicates } from './predicates-succession.ts';
import { unitPredicates } from './predicates-units.ts';
import { stepGroupOf } from './step-groups.ts';

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
  ...actEvents,
  ...laborActEvents,
  ...landActEvents,
  ...leaseActEvents,
  ...generalActEvents,
  ...suitEvents,
  ...entrustmentEvents,
  ...suspensionEvents,
  ...supervisionEvents,
  ...jointEvents,
];

function grouped(spec: EventSpec): EventSpec {
  const group = stepGroupOf.get(spec.name);
  return group === undefined ? spec : { ...spec, group };
}

/** The words every definition is written in: events, predicates, effects, deadlines. */
export const vocabulary: Vocabulary = {
  events: new Map(specs.map((spec) => [spec.name, grouped(spec)])),
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
      ...actPredicates,
    ].map((predicate) => [predicate.name, predicate]),
  ),
  effects,
  deadlineEvents,
};
