import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { mediationEndingEvents } from './ending-events.ts';
import { mediationPeopleEvents } from './people-events.ts';
import { mediationHearingEvents } from './session-events.ts';

/** Events from the assignment of a mediator to the end of a proceeding without an agreement. */
export const mediationEvents = [
  ...mediationPeopleEvents,
  ...mediationHearingEvents,
  ...mediationEndingEvents,
] as const satisfies readonly EventSpec[];
