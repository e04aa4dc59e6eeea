import type { Facts } from '../../../src/workflow/definitions/definition.ts';

/** The part of the good facts about proposals, closing and later proceedings. */
export const goodProceedingsFacts: Facts = {
  performanceState: 'breached',
  confirmationState: 'confirmed',
  mayPropose: true,
  hasProposal: true,
  isProposedClose: true,
  isProposedVoid: true,
  isProposedReopen: true,
  isAgreementOnlyProposed: false,
  actorMayDecide: true,
  actorIsProposer: true,
  actorRaisedRisk: false,
  papersMissing: 0,
  missingPapers: null,
  returnVisitsMissing: 0,
  closedConfirmation: 'confirmed',
  hasConfirmationTimeLeft: true,
  proceedingsTotal: 1,
  mediationFrom: '2026-03-02',
};
