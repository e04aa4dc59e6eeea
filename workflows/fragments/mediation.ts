import type { StateDef } from '../../src/workflow/definitions/definition.ts';
import { anytime, entrusting, helping, mediatingJointly } from './acts.ts';
import { clockRings, endings, failing, reassign } from './assignment.ts';
import { countingBeside, extending } from './clocks.ts';
import { collectiveActs } from './collectives.ts';
import { caseNotes, partyChanges } from './intake.ts';
import { mergingCase, splittingCase } from './joining.ts';
import { standingAside } from './recusal.ts';
import { handingOver } from './succession.ts';
import { by, notify, recorded, type StateEvents } from './transition.ts';
import type { TypeParts } from './type-parts.ts';

const mediators = ['mediator', 'villageMediator'] as const;

const partyTalks: StateEvents = {
  consent: by(mediators, {
    effects: recorded,
    basis: ['《人民调解法》第三条', '《人民调解法》第十七条'],
  }),
  serveRights: by(mediators, {
    effects: recorded,
    documents: ['D04'],
    basis: ['《人民调解法》第二十三条', '《人民调解法》第二十四条'],
  }),
};

/** Between taking the case and the first session. */
export function preparing(parts: TypeParts): Record<string, StateDef> {
  return {
    preparing: {
      meta: {
        label: { zh: '调解准备', en: 'Preparing' },
        deadlines: [parts.traits.mediationClock],
        tags: ['open'],
      },
      on: {
        ...partyTalks,
        schedule: by(mediators, { effects: recorded, documents: ['D20'], reenter: true, to: 'preparing' }),
        holdSession: by(mediators, {
          to: 'mediating.betweenSessions',
          requires: ['nobodyRefuses', 'everybodyConsents', 'rightsServed', ...parts.firstSessionRequires],
          documents: ['D09'],
          basis: ['《人民调解法》第二十二条', '《人民调解法》第二十七条'],
        }),
        markAbsent: by(mediators, {
          to: 'preparing',
          reenter: true,
          requires: ['appointmentOpen'],
          effects: [notify('chair', 'partyAbsent')],
        }),
        ...collectiveActs,
        ...parts.whilePreparing,
        ...parts.whileActive,
        ...parts.beside,
        ...anytime,
        ...entrusting,
        ...helping,
        ...mediatingJointly,
        ...partyChanges,
        ...extending,
        ...standingAside,
        ...mergingCase,
        ...splittingCase,
        ...countingBeside,
        ...reassign,
        ...handingOver,
        ...endings,
        ...caseNotes,
        ...clockRings,
      },
    },
  };
}

/** Sessions until the parties agree or it fails. */
export function mediating(parts: TypeParts): Record<string, StateDef> {
  const shared: StateEvents = {
    schedule: by(mediators, { to: 'mediating.scheduled', reenter: true, documents: ['D20'] }),
    holdSession: by(mediators, {
      to: 'mediating.betweenSessions',
      requires: ['nobodyRefuses'],
      reenter: true,
      documents: ['D09'],
      basis: ['《人民调解法》第二十二条', '《人民调解法》第二十七条'],
    }),
    draftAgreement: by(mediators, {
      to: 'drafting',
      requires: ['sessionHeld'],
      basis: ['《人民调解法》第二十八条', '《人民调解法》第二十九条'],
    }),
    oralAgreement: oral(parts),
    ...collectiveActs,
    ...parts.whileMediating,
    ...partyTalks,
    ...parts.whileActive,
    ...parts.beside,
    ...anytime,
    ...helping,
    ...mediatingJointly,
    ...partyChanges,
    ...extending,
    ...standingAside,
    ...mergingCase,
    ...splittingCase,
    ...countingBeside,
    ...reassign,
    ...handingOver,
    ...failing,
    ...endings,
    ...caseNotes,
    ...clockRings,
  };
  return {
    mediating: {
      meta: {
        label: { zh: '调解中', en: 'Mediating' },
        deadlines: [parts.traits.mediationClock],
        tags: ['open'],
      },
      initial: 'betweenSessions',
      on: shared,
      states: {
        scheduled: {
          meta: { label: { zh: '已约定调解', en: 'Session arranged' } },
          on: {
            markAbsent: by(mediators, {
              to: 'mediating.betweenSessions',
              requires: ['appointmentOpen'],
              effects: [notify('chair', 'partyAbsent')],
            }),
          },
        },
        betweenSessions: { meta: { label: { zh: '两次调解之间', en: 'Between sessions' } } },
      },
    },
  };
}

const settling = {
  effects: [
    { kind: 'makeEffective' },
    { kind: 'endProceeding', data: { result: 'settled' } },
    { kind: 'markResolved', data: { how: 'settled' } },
  ],
  documents: ['D11'],
  basis: ['《人民调解法》第二十八条', '《人民调解法》第三十条'],
};

function oral(parts: TypeParts) {
  return parts.oralAgreement === 'allowed'
    ? by(
        mediators,
        {
          ...settling,
          to: ['settled.performance.performed', 'settled.confirmation.open'],
          requires: ['sessionHeld', ...parts.oralRequires],
          when: ['performedOnTheSpot'],
        },
        {
          ...settling,
          to: 'settled.confirmation.open',
          requires: ['sessionHeld', ...parts.oralRequires],
        },
      )
    : by(mediators, { requires: parts.oralRequires, explainOnly: true });
}
