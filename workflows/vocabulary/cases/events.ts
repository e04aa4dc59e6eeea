import type { EventSpec } from '../../../src/workflow/definitions/definition.ts';
import { leadEvents } from '../leads/events.ts';
import { casesDetailEvents } from './details-events.ts';
import { casesIntakeEvents } from './intake-events.ts';
import { casesOverlayEvents } from './overlay-events.ts';

/** Events of registration, triage, details by type, overlays, closing, and of leads. */
export const casesEvents = [
  ...casesIntakeEvents,
  ...casesDetailEvents,
  ...casesOverlayEvents,
  ...leadEvents,
] as const satisfies readonly EventSpec[];
