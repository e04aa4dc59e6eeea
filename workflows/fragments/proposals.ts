import { by, notify, recorded, type StateEvents } from './transition.ts';
import type { TypeParts } from './type-parts.ts';

const deciders = ['chair', 'coordinator'] as const;
const decision = ['notProposer'] as const;

/** The proposer may take it back, another may refuse it; the proposed step itself is the approval. */
const answers: StateEvents = {
  rejectProposal: by(deciders, {
    requires: ['proposalWaits', ...decision],
    effects: [notify('clerk', 'proposalRejected'), notify('mediator', 'proposalRejected')],
  }),
  withdrawProposal: by(['mediator', 'villageMediator', 'clerk', 'chair', 'coordinator'], {
    requires: ['proposalWaits', 'proposer'],
    effects: recorded,
  }),
};

/** A wrong entry is void only when two people say so; its number is never used again. */
export function voiding(effects: readonly { kind: string; data?: { result: string } }[] = []): StateEvents {
  return {
    proposeVoid: by(['clerk', 'mediator', 'chair', 'coordinator'], {
      requires: ['noProposalWaits'],
      effects: [notify('chair', 'voidProposed'), notify('coordinator', 'voidProposed')],
    }),
    void: by(deciders, {
      to: 'void',
      requires: ['proposedVoid', ...decision],
      ...(effects.length > 0 ? { effects } : {}),
    }),
    ...answers,
  };
}

/** The mediator or the desk proposes, chair or governance office closes; what must be there is the same for both. */
export function shutting(needs: { settled?: true } = {}): StateEvents {
  const gate = ['noRedRisk', ...(needs.settled ? ['returnVisited'] : []), 'papersComplete', 'courtReported'];
  const basis = ['《人民调解法》第二十七条'];
  return {
    proposeClose: by(['mediator', 'villageMediator', 'clerk'], {
      requires: ['noProposalWaits', ...gate],
      effects: [notify('chair', 'closeProposed')],
      basis,
    }),
    close: by(deciders, {
      to: 'closed',
      requires: [...(needs.settled ? ['agreementDone'] : []), ...gate, 'proposedClose', ...decision],
      effects: [{ kind: 'markClosed' }],
      basis,
    }),
    ...answers,
  };
}

const again = [{ kind: 'markUnresolved' }, { kind: 'setAsideAgreement' }, { kind: 'abandonDrafts' }];
const againBasis = ['《人民调解法》第三十三条'];

/** Both sides agree to mediate once more: the next proceeding of the same dispute. */
export function mediatingAgain(...requires: readonly string[]): StateEvents {
  const common = { requires, effects: [...again, notify('chair', 'mediatedAgain')], basis: againBasis };
  return {
    reMediate: by(
      ['mediator', 'villageMediator', 'clerk', 'chair'],
      { ...common, to: 'preparing', when: ['mediatorRetained'] },
      { ...common, to: 'accepted' },
    ),
  };
}

/** A dispute that a ledger called resolved and that is not: it begins at the desk. */
export const reopeningImported: StateEvents = {
  proposeReopen: by(['coordinator', 'chair', 'clerk'], {
    requires: ['noProposalWaits'],
    effects: [notify('chair', 'reopenProposed'), notify('coordinator', 'reopenProposed')],
  }),
  reopen: by(deciders, {
    to: 'triage',
    requires: ['proposedReopen', ...decision],
    effects: [{ kind: 'markReopened' }, { kind: 'markUnresolved' }, notify('clerk', 'caseReopened')],
  }),
};

/** A closed case comes back: with its agreement when that was broken, else to the next proceeding. */
export function reopening({ hasBarredConfirmation, hasArbitralReview }: TypeParts): StateEvents {
  const requires = ['proposedReopen', ...decision];
  const told = [notify('mediator', 'caseReopened'), notify('clerk', 'caseReopened')];
  const broken = (confirmation: string, ...when: readonly string[]) => ({
    to: ['settled.performance.breached', `settled.confirmation.${confirmation}`],
    requires,
    when: ['reopensForBreach', ...when],
    effects: [{ kind: 'markReopened' }, { kind: 'resumeObligations' }, ...told],
    basis: ['《人民调解法》第三十一条'],
  });
  const anew = { requires, effects: [{ kind: 'markReopened' }, ...again, ...told], basis: againBasis };
  return {
    proposeReopen: by(['coordinator', 'chair', 'clerk'], {
      requires: ['noProposalWaits'],
      effects: [notify('chair', 'reopenProposed'), notify('coordinator', 'reopenProposed')],
    }),
    reopen: by(
      deciders,
      broken('confirmed', 'wasConfirmed'),
      ...(hasArbitralReview ? [broken('reviewed', 'wasReviewed')] : []),
      ...(hasBarredConfirmation ? [broken('notApplicable', 'wasBarredFromConfirmation')] : []),
      broken('open', 'confirmationTimeLeft'),
      broken('expired'),
      { ...anew, to: 'triage', when: ['neverAccepted'] },
      { ...anew, to: 'preparing', when: ['mediatorRetained'] },
      { ...anew, to: 'accepted' },
    ),
    ...answers,
  };
}
