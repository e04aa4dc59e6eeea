import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { breachEvents } from './breach-events.ts';
import { confirmationEvents } from './court-events.ts';
import { draftingEvents } from './draft-events.ts';
import { performanceEvents } from './performance-events.ts';
import { signingEvents } from './sign-events.ts';

/** Events from the first draft of an agreement to its performance and judicial confirmation. */
export const agreementsEvents = [
  ...draftingEvents,
  ...signingEvents,
  ...performanceEvents,
  ...breachEvents,
  ...confirmationEvents,
] as const satisfies readonly EventSpec[];
