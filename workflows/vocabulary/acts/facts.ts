import type { Facts } from '../../../src/workflow/definitions/definition.ts';

/** The part of the good facts about what is put on record besides the course of mediation. */
export const goodActFacts: Facts = {
  repliesAwaited: 1,
  actorHasUnreadCopy: true,
  hasArbitrationOpen: true,
  isEntrusted: false,
  owesCourtReport: true,
  mayCloseBeforeCourt: true,
  isAppraisalAwaited: true,
  isShamSuspected: true,
  isSupervisionAwaited: true,
  maySupervisionEnd: true,
  mayResume: true,
  isIdentityMatter: false,
  mayMarkIdentity: true,
  isSurveyMissing: false,
  hasBoundaryPoints: true,
  mayInviteCommittee: true,
  hasInvitation: true,
  actorMayAnswerInvitation: true,
};
