import type { EventName, Handlers } from '../../workflows/vocabulary/events.ts';
import { keepingTexts, named, onlyWords } from '../cases/core/event-texts-repository.ts';
import { legalDay } from '../platform/clock.ts';
import type { EventSpec } from '../workflow/definitions/definition.ts';
import type { OptionProvider, WorkflowContribution } from '../workflow/definitions/ports.ts';
import { leadFormDefaults } from './lead-defaults.ts';
import { leadFacts } from './lead-facts-repository.ts';
import { type LeadHandlerDeps, leadHandlers } from './lead-handlers.ts';
import { LeadService, type LeadServiceDeps } from './lead-service.ts';
import { LeadSubjectStore } from './lead-store-repository.ts';

/** Events of a lead that leave nothing behind but the words typed with them. */
const wordsAlone = { dismiss: onlyWords, triage: onlyWords } satisfies Handlers;

/** Events of a lead whose typed words are kept with it. */
const eventsWithWords: readonly EventName[] = ['coordinate', 'dismiss', 'triage', 'verify'];

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
    handlers: keepingTexts(
      { ...leadHandlers(deps.register), ...wordsAlone },
      named(deps.events, eventsWithWords),
    ),
    facts: [leadFacts],
    defaults: leadFormDefaults,
    options: { 'dictionary:disputeTypes': typesWithLifecycle(deps) },
  };
  return { service: new LeadService(deps), workflow, subjectStore: new LeadSubjectStore() };
}

/** A word of the office without a lifecycle behind it is no type a case could be of. */
function typesWithLifecycle({ areas, clock, engine }: LeadServiceDeps): OptionProvider {
  return async () => {
    const types = engine().registry.caseTypes();
    return areas.dictionaries
      .entries('disputeTypes', legalDay(clock.now()))
      .filter(({ code }) => types.includes(code))
      .map(({ code, label }) => ({ value: code, label }));
  };
}
