import type { Contribution } from '../../../workflows/vocabulary/events.ts';
import type { FormDefaults } from '../../workflow/definitions/ports.ts';
import { decisionFacts } from './decision-facts-repository.ts';
import { lastClosing } from './proposal.ts';
import { proposalAbout } from './proposal-about.ts';
import { proposalHandlers } from './proposal-handlers.ts';
import { listProposals } from './proposals-repository.ts';
import { confirmationStateOf } from './settled-state.ts';

/** What two people decide together: closing, voiding, reopening, more time. */
export const closingWorkflow: Contribution = {
  handlers: proposalHandlers,
  facts: [decisionFacts],
  defaults: { proposeReopen: reopeningGround(), archive: async () => ({ retention: 'thirtyYears' }) },
  about: proposalAbout,
};

/** A case closed after its agreement comes back mostly because that was broken. */
function reopeningGround(): FormDefaults {
  return async (db, subject) => {
    const closed = lastClosing(await listProposals(db, subject.id))?.stateBefore ?? '';
    return { ground: confirmationStateOf(closed) === null ? 'newFacts' : 'breach' };
  };
}
