import type { EventSpec } from '../../src/workflow/definition.ts';
import { casesDetailEvents } from './events-cases-details.ts';
import { casesIntakeEvents } from './events-cases-intake.ts';
import { casesOverlayEvents } from './events-cases-overlays.ts';
import { leadEvents } from './events-leads.ts';

/** Events of registration, triage, details by type, overlays, closing, and of leads. */
export const casesEvents: readonly EventSpec[] = [
  ...casesIntakeEvents,
  ...casesDetailEvents,
  ...casesOverlayEvents,
  ...leadEvents,
];
