import { keepingTexts, named } from '../cases/core/event-texts-repository.ts';
import type { EventSpec } from '../workflow/definitions/definition.ts';
import type { WorkflowContribution } from '../workflow/definitions/ports.ts';
import { leadFormDefaults } from './lead-defaults.ts';
import { leadFacts } from './lead-facts-repository.ts';
import { type LeadHandlerDeps, leadHandlers } from './lead-handlers.ts';
import { LeadService, type LeadServiceDeps } from './lead-service.ts';
import { LeadSubjectStore } from './lead-store-repository.ts';

/** Events of a lead whose typed words are kept with it. */
const eventsWithWords: readonly string[] = ['coordinate', 'dismiss', 'triage', 'verify'];

/** Everything the container wires of leads. */
export function createLeadsModule(
  deps: LeadServiceDeps & {
    /** What registering the case takes that a lead becomes. */
    readonly register: LeadHandlerDeps;
    /** Every event of the vocabulary. */
    readonly events: readonly EventSpec[];
  },
) {
  const workflow: WorkflowContribution = {
    handlers: keepingTexts(leadHandlers(deps.register), named(deps.events, eventsWithWords)),
    facts: [leadFacts],
    defaults: leadFormDefaults,
  };
  return { service: new LeadService(deps), workflow, subjectStore: new LeadSubjectStore() };
}
