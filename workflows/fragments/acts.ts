import { by, notify, recorded, type StateEvents } from './transition.ts';

const mediators = ['mediator', 'villageMediator'] as const;
const staff = ['clerk', 'mediator', 'villageMediator', 'coordinator'] as const;

/** A copy may be sent and read as long as the case is kept. */
export const copies: StateEvents = {
  copyCase: by(['clerk', 'mediator', 'villageMediator', 'chair', 'coordinator', 'leader'], {
    effects: [notify('copyReceivers', 'copyReceived')],
  }),
  readCopy: by(['reader'], { requires: ['copyUnread'], effects: recorded }),
};

/** Somebody may be in danger from the first word on. */
export const warning: StateEvents = {
  flagDomesticViolence: by([...staff, 'gridWorker', 'chair'], {
    effects: [notify('coordinator', 'violenceMarked'), notify('mediator', 'violenceMarked')],
    basis: ['《反家庭暴力法》第十三条、第十四条'],
  }),
};

/** What may come at any time between acceptance and closing. */
export const anytime: StateEvents = {
  ...warning,
  referLegalAid: by(staff, { effects: recorded, documents: ['D23'], basis: ['《法律援助法》第三十一条'] }),
  recordReply: by(staff, { requires: ['replyAwaited'], effects: recorded }),
};

/** A court sends the dispute before it is mediated, or while it is. */
export const entrusting: StateEvents = {
  recordEntrustment: by(['clerk', 'coordinator', 'chair', ...mediators], {
    requires: ['notEntrusted'],
    effects: recorded,
    basis: ['《最高人民法院关于人民法院特邀调解的规定》第二十七条'],
  }),
};

/** The court learns how it ended. */
export const reportingToCourt: StateEvents = {
  reportToCourt: by(['clerk', 'chair', ...mediators], {
    requires: ['entrustmentOpen'],
    effects: recorded,
    basis: ['《最高人民法院关于人民法院特邀调解的规定》第二十八条'],
  }),
};

/** Somebody who reads, speaks or writes for a party. */
export const helping: StateEvents = {
  arrangeInterpreter: by(['clerk', ...mediators], {
    effects: recorded,
    basis: ['《人民调解法》第二十三条'],
  }),
};

const inviters = ['chair', 'coordinator', 'county'] as const;

/** Two committees mediate together; the one that has the case leads. */
export const mediatingJointly: StateEvents = {
  joinCommittee: by(inviters, {
    requires: ['noInvitationWaits'],
    effects: [notify('invitedChair', 'jointMediationAsked')],
    basis: ['《人民调解工作若干规定》第二十五条'],
  }),
  answerJoining: by(['partner'], {
    requires: ['invitationWaits', 'answersInvitation'],
    effects: [notify('chair', 'jointMediationAnswered'), notify('mediator', 'jointMediationAnswered')],
    basis: ['《人民调解工作若干规定》第二十五条'],
  }),
};

/** The way to court when mediation came to nothing. */
export const suing: StateEvents = {
  sue: by(staff, { effects: recorded, basis: ['《人民调解法》第二十六条'] }),
};
