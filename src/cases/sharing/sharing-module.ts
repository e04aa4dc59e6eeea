import type { Contribution } from '../../../workflows/vocabulary/events.ts';
import type { AreasService } from '../../offices/areas-service.ts';
import type { Clock } from '../../platform/clock.ts';
import { copyCase, readCopy } from './copy-handlers.ts';
import { answerJoining, joinCommitteeHandler } from './joint-handlers.ts';
import { sharingFacts } from './sharing-facts.ts';
import { sharingOptionProviders } from './sharing-options.ts';

/** Copies for colleagues, and other committees that mediate together. */
export function sharingWorkflow(deps: { readonly areas: AreasService; readonly clock: Clock }): Contribution {
  return {
    handlers: { copyCase, readCopy, joinCommittee: joinCommitteeHandler(deps.areas), answerJoining },
    facts: [sharingFacts],
    options: sharingOptionProviders(deps),
  };
}
