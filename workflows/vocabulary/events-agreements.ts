import type { EventSpec } from '../../src/workflow/definition.ts';
import { breachEvents } from './events-agreements-breach.ts';
import { confirmationEvents } from './events-agreements-court.ts';
import { draftingEvents } from './events-agreements-draft.ts';
import { performanceEvents } from './events-agreements-performance.ts';
import { signingEvents } from './events-agreements-sign.ts';

/** Events from the first draft of an agreement to its performance and judicial confirmation. */
export const agreementsEvents: readonly EventSpec[] = [
  ...draftingEvents,
  ...signingEvents,
  ...performanceEvents,
  ...breachEvents,
  ...confirmationEvents,
];
