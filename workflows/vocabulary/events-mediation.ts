import type { EventSpec } from '../../src/workflow/definition.ts';
import { mediationEndingEvents } from './events-mediation-ending.ts';
import { mediationHearingEvents } from './events-mediation-hearing.ts';
import { mediationPeopleEvents } from './events-mediation-people.ts';

/** Events from the assignment of a mediator to the end of a proceeding without an agreement. */
export const mediationEvents: readonly EventSpec[] = [
  ...mediationPeopleEvents,
  ...mediationHearingEvents,
  ...mediationEndingEvents,
];
