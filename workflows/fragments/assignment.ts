import type { StateDef } from '../../src/workflow/definitions/definition.ts';
import { anytime, entrusting, mediatingJointly } from './acts.ts';
import { countingBeside } from './clocks.ts';
import { caseNotes, partyChanges } from './intake.ts';
import { mergingCase } from './joining.ts';
import { voiding } from './proposals.ts';
import { handingOver, takingOver } from './succession.ts';
import { by, notify, type StateEvents } from './transition.ts';
import type { TypeParts } from './type-parts.ts';
import { takingAssignmentBack } from './units.ts';

const endedProceeding = (result: string) => [
  { kind: 'endProceeding', data: { result } },
  { kind: 'endAssignment' },
  { kind: 'abandonDrafts' },
];

/** Ways a proceeding ends without an agreement, the same in every active state. */
export const endings: StateEvents = {
  refuseConsent: by(['mediator', 'villageMediator', 'chair'], {
    to: 'terminated',
    effects: endedProceeding('terminated'),
    documents: ['D18'],
    basis: ['《人民调解法》第十七条', '《人民调解法》第二十三条'],
  }),
  withdraw: by(['mediator', 'villageMediator', 'chair', 'clerk'], {
    to: 'terminated',
    effects: endedProceeding('withdrawn'),
    documents: ['D25'],
    basis: ['《人民调解法》第二十三条'],
  }),
  terminate: by(['mediator', 'villageMediator', 'chair'], {
    to: 'terminated',
    effects: endedProceeding('terminated'),
    documents: ['D18'],
    basis: ['《人民调解法》第二十六条'],
  }),
};

export const failing: StateEvents = {
  fail: by(['mediator', 'villageMediator', 'chair'], {
    to: 'failed',
    effects: endedProceeding('failed'),
    documents: ['D18'],
    basis: ['《人民调解法》第二十六条'],
  }),
};

/** The clock only reminds: expiry never ends a case by itself. */
export const clockRings: StateEvents = {
  expire: by(['system'], {
    effects: [notify('mediator', 'limitReached'), notify('coordinator', 'limitReached')],
  }),
};

export const reassign: StateEvents = {
  assign: by(['chair', 'coordinator'], {
    to: 'assigned',
    reenter: true,
    effects: [notify('mediator', 'caseAssigned')],
    basis: ['《人民调解法》第十九条'],
  }),
};

/** From acceptance until a mediator has taken the case. */
export function assignment(parts: TypeParts): Record<string, StateDef> {
  return {
    accepted: {
      meta: {
        label: { zh: '已受理', en: 'Accepted' },
        deadlines: [parts.traits.mediationClock],
        tags: ['open'],
      },
      on: {
        ...takingOver,
        ...reassign,
        refer: by(['clerk', 'coordinator'], {
          to: 'referredOut',
          effects: endedProceeding('referred'),
          documents: ['D23'],
        }),
        ...parts.whileActive,
        ...parts.beside,
        ...anytime,
        ...entrusting,
        ...mediatingJointly,
        ...partyChanges,
        ...endings,
        ...mergingCase,
        ...voiding(endedProceeding('void')),
        ...countingBeside,
        ...caseNotes,
        ...clockRings,
      },
    },
    assigned: {
      meta: {
        label: { zh: '已分派', en: 'Assigned' },
        deadlines: [parts.traits.mediationClock, 'C-ACK'],
        tags: ['open'],
      },
      on: {
        acknowledge: by(['mediator', 'villageMediator'], {
          to: 'preparing',
          effects: [notify('chair', 'caseTaken')],
          basis: ['《最高人民法院关于人民法院特邀调解的规定》（参照）'],
        }),
        decline: by(['mediator', 'villageMediator'], {
          to: 'accepted',
          effects: [{ kind: 'endAssignment' }, notify('chair', 'caseDeclined')],
        }),
        ...mergingCase,
        ...takingAssignmentBack,
        ...handingOver,
        ...reassign,
        ...parts.whileActive,
        ...parts.beside,
        ...anytime,
        ...mediatingJointly,
        ...partyChanges,
        ...endings,
        ...caseNotes,
        ...clockRings,
      },
    },
  };
}
