import { by, notify, recorded, type StateEvents } from './transition.ts';

const desk = ['clerk', 'coordinator'] as const;
const unreceived = { requires: ['referralNotReceived'] } as const;

/** What was handed to a mediator comes back as long as the case has not been taken. */
export const takingAssignmentBack: StateEvents = {
  withdrawAssignment: by(['chair', 'coordinator'], {
    to: 'accepted',
    effects: [{ kind: 'endAssignment' }, notify('formerMediator', 'assignmentWithdrawn')],
  }),
};

/** The receiving body signs for a referral; until then the desk may take it back. */
export const referralReceipt: StateEvents = {
  receiveReferral: by(desk, { ...unreceived, effects: recorded }),
  withdrawReferral: by(desk, {
    ...unreceived,
    to: 'triage',
    effects: [notify('clerk', 'referralWithdrawn')],
  }),
};
