import type { EventSpec, Vocabulary } from '../../src/workflow/definitions/definition.ts';
import { clockEvents } from './acts/clock-events.ts';
import { clockPredicates } from './acts/clock-predicates.ts';
import { emergencyEvents } from './acts/emergency-events.ts';
import { entrustmentEvents } from './acts/entrustment-events.ts';
import { actEvents } from './acts/events.ts';
import { generalActEvents } from './acts/general-events.ts';
import { laborActEvents } from './acts/labor-events.ts';
import { landActEvents, suitEvents } from './acts/land-events.ts';
import { leaseActEvents } from './acts/lease-events.ts';
import { actPredicates } from './acts/predicates.ts';
import { supervisionEvents } from './acts/supervision-events.ts';
import { breachPredicates } from './agreements/breach-predicates.ts';
import { agreementsEvents } from './agreements/events.ts';
import { casesEvents } from './cases/events.ts';
import { jointEvents } from './cases/joint-events.ts';
import { joiningPredicates } from './cases/joint-predicates.ts';
import { joiningEvents } from './cases/link-events.ts';
import { unitEvents } from './cases/referral-events.ts';
import { unitPredicates } from './cases/referral-predicates.ts';
import { deadlineEvents } from './deadlines.ts';
import { effects } from './effects.ts';
import { mediationEvents } from './mediation/events.ts';
import { proceedingsEvents } from './mediation/proceeding-events.ts';
import { proceedingsPredicates } from './mediation/proceeding-predicates.ts';
import { recusalEvents } from './mediation/recusal-events.ts';
import { recusalPredicates } from './mediation/recusal-predicates.ts';
import { successionEvents } from './mediation/succession-events.ts';
import { successionPredicates } from './mediation/succession-predicates.ts';
import { suspensionEvents } from './mediation/suspension-events.ts';
import { predicates } from './predicates.ts';
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
