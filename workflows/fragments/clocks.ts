import { by, notify, recorded, type StateEvents } from './transition.ts';

const mediators = ['mediator', 'villageMediator'] as const;
const deciders = ['chair', 'coordinator'] as const;
const basis = ['《最高人民法院关于人民法院特邀调解的规定》第二十七条（参照）'];

/** More time: proposed by the mediator, signed by every party, approved by the chair. */
export const extending: StateEvents = {
  proposeExtend: by(mediators, {
    requires: ['noProposalWaits'],
    effects: [notify('chair', 'extendProposed')],
    basis,
  }),
  signExtension: by(mediators, {
    requires: ['proposedExtend'],
    effects: recorded,
    documents: ['D21'],
    basis,
  }),
  extend: by(deciders, {
    requires: ['proposedExtend', 'notProposer', 'extensionSigned'],
    effects: [notify('mediator', 'timeExtended')],
    documents: ['D21'],
    basis,
  }),
  rejectProposal: by(deciders, {
    requires: ['proposalWaits', 'notProposer'],
    effects: [notify('clerk', 'proposalRejected'), notify('mediator', 'proposalRejected')],
  }),
  withdrawProposal: by(['mediator', 'villageMediator', 'clerk', 'chair', 'coordinator'], {
    requires: ['proposalWaits', 'proposer'],
    effects: recorded,
  }),
};

/** Days that others count: limitation, and what a superior ordered. Both remind and move nothing. */
export const countingBeside: StateEvents = {
  recordLimitation: by(['clerk', 'mediator', 'villageMediator', 'coordinator'], {
    effects: recorded,
    basis: ['《民法典》第一百八十八条', '《劳动争议调解仲裁法》第二十七条'],
  }),
  recordSuperiorDeadline: by(['clerk', 'coordinator', 'leader'], {
    effects: [notify('mediator', 'superiorDeadline')],
  }),
};
