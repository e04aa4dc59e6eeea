import type { EventSpec, Vocabulary } from '../../src/workflow/definitions/definition.ts';
import { clockPredicates } from './acts/clock-predicates.ts';
import { actPredicates } from './acts/predicates.ts';
import { breachPredicates } from './agreements/breach-predicates.ts';
import { joiningPredicates } from './cases/joint-predicates.ts';
import { unitPredicates } from './cases/referral-predicates.ts';
import { correctionPredicates } from './corrections/correction-predicates.ts';
import { deadlineEvents } from './deadlines.ts';
import { effects } from './effects.ts';
import { events } from './events.ts';
import { proceedingsPredicates } from './mediation/proceeding-predicates.ts';
import { recusalPredicates } from './mediation/recusal-predicates.ts';
import { successionPredicates } from './mediation/succession-predicates.ts';
import { predicates } from './predicates.ts';
import { stepGroupOf } from './step-groups.ts';

function grouped(spec: EventSpec): EventSpec {
  const group = stepGroupOf.get(spec.name);
  return group === undefined ? spec : { ...spec, group };
}

/** The words every definition is written in: events, predicates, effects, deadlines. */
export const vocabulary: Vocabulary = {
  events: new Map(events.map((spec) => [spec.name, grouped(spec)])),
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
      ...correctionPredicates,
      ...actPredicates,
    ].map((predicate) => [predicate.name, predicate]),
  ),
  effects,
  deadlineEvents,
};
