import type { Contribution } from '../../../workflows/vocabulary/events.ts';
import { caseFacts } from '../core/facts-repository.ts';
import { type CaseHandlerDeps, intakeHandlers } from './intake-handlers.ts';
import { caseFormDefaults, caseOptionProviders } from './intake-options.ts';
import { caseEffects } from './registration-effects.ts';

/** From the desk to acceptance, what is added to a case later, and its overlays. */
export function registrationWorkflow(deps: CaseHandlerDeps): Contribution {
  return {
    handlers: intakeHandlers(deps),
    effects: caseEffects(deps),
    facts: [caseFacts],
    options: caseOptionProviders(deps),
    defaults: caseFormDefaults(deps),
  };
}
