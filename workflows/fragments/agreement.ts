import type { StateDef, TransitionDef } from '../../src/workflow/definitions/definition.ts';
import { anytime, helping, mediatingJointly, reportingToCourt } from './acts.ts';
import { clockRings, endings, failing } from './assignment.ts';
import { extending } from './clocks.ts';
import { collectiveActs } from './collectives.ts';
import { caseNotes, partyChanges, representativeChanges } from './intake.ts';
import { mergingCase, splittingCase } from './joining.ts';
import { performance } from './performance.ts';
import { mediatingAgain, shutting } from './proposals.ts';
import { standingAside } from './recusal.ts';
import { handingOver, handingOverUnsigned } from './succession.ts';
import { by, recorded, type StateEvents } from './transition.ts';
import type { TypeParts } from './type-parts.ts';

const mediators = ['mediator', 'villageMediator'] as const;
const signingBasis = ['《人民调解法》第二十九条'];

/** Drafting with its checks. */
export function drafting(parts: TypeParts): Record<string, StateDef> {
  return {
    drafting: {
      meta: {
        label: { zh: '协议拟定', en: 'Drafting the agreement' },
        deadlines: [parts.traits.mediationClock],
        tags: ['open'],
      },
      on: {
        toSigning: by(mediators, {
          to: 'signing',
          requires: [
            'draftExists',
            'draftComplete',
            'noRecusalWaits',
            'collectivesResolved',
            ...parts.signingRequires,
          ],
          effects: [{ kind: 'freezeDrafts' }],
          documents: ['D10', 'D40'],
          basis: signingBasis,
        }),
        draftAgreement: by(mediators, { to: 'drafting', reenter: true, basis: signingBasis }),
        discardDraft: by(mediators, { to: 'drafting', reenter: true }),
        holdSession: by(mediators, {
          to: 'mediating.betweenSessions',
          requires: ['nobodyRefuses'],
          documents: ['D09'],
        }),
        ...collectiveActs,
        ...parts.whileDrafting,
        ...extending,
        ...standingAside,
        ...mergingCase,
        ...splittingCase,
        ...handingOver,
        ...parts.whileActive,
        ...parts.beside,
        ...anytime,
        ...helping,
        ...mediatingJointly,
        ...partyChanges,
        ...failing,
        ...endings,
        ...caseNotes,
        ...clockRings,
      },
    },
  };
}

/** Signatures and seal; the last of them makes the agreement effective in the same command. */
export function signing(parts: TypeParts): Record<string, StateDef> {
  return {
    signing: {
      meta: {
        label: { zh: '签署中', en: 'Signing' },
        deadlines: [parts.traits.mediationClock],
        tags: ['open'],
      },
      on: {
        sign: completing(parts, ['mediator', 'villageMediator'], 'signaturesMissing'),
        signMediator: completing(parts, ['mediator', 'villageMediator'], 'mediatorSignatureMissing'),
        affixSeal: completing(parts, ['chair', 'partner'], 'sealMissing'),
        refuseSign: by(mediators, {
          to: 'mediating.betweenSessions',
          effects: [{ kind: 'thawDrafts' }],
          basis: ['《人民调解法》第二十三条'],
        }),
        ...representativeChanges,
        ...parts.whileSigning,
        ...handingOverUnsigned,
        ...parts.whileActive,
        ...parts.beside,
        ...anytime,
        ...helping,
        ...failing,
        ...endings,
        ...caseNotes,
        ...clockRings,
      },
    },
  };
}

function completing(
  parts: TypeParts,
  roles: readonly ('mediator' | 'villageMediator' | 'chair' | 'partner')[],
  stillMissing: string,
): readonly TransitionDef[] {
  const effects = [
    { kind: 'makeEffective' },
    { kind: 'endProceeding', data: { result: 'settled' } },
    { kind: 'markResolved', data: { how: 'settled' } },
    { kind: 'notify', data: { to: 'clerk', kind: 'agreementEffective' } },
  ];
  const common = { requires: [stillMissing], basis: signingBasis };
  const confirmable = {
    ...common,
    to: 'settled.confirmation.open',
    when: ['settlingComplete', ...parts.confirmationRequires],
    effects,
  };
  const barred = {
    ...common,
    to: 'settled.confirmation.notApplicable',
    when: ['settlingComplete'],
    effects,
  };
  return by(roles, confirmable, ...(parts.hasBarredConfirmation ? [barred] : []), {
    ...common,
    effects: recorded,
  });
}

/** Performance and judicial confirmation run side by side once the agreement is effective. */
export function settled(parts: TypeParts): Record<string, StateDef> {
  const afterwards: StateEvents = {
    followUp: by(['mediator', 'villageMediator', 'clerk'], { effects: recorded }),
    signPeacePact: by(mediators, { requires: ['peacePactOpen'], effects: recorded }),
    ...shutting({ settled: true }),
    notifyRoutes: by(mediators, {
      to: 'routed',
      requires: ['agreementUnkept'],
      documents: ['D18'],
      basis: ['《人民调解法》第三十二条', '《人民调解法》第三十三条第三款'],
    }),
    ...mediatingAgain('agreementUnkept'),
    ...parts.whileSettled,
    ...parts.beside,
    ...anytime,
    ...reportingToCourt,
    ...handingOver,
    ...caseNotes,
  };
  return {
    settled: {
      type: 'parallel',
      meta: { label: { zh: '达成协议', en: 'Agreement in force' } },
      on: afterwards,
      states: { performance: performance(parts), confirmation: confirmation(parts) },
    },
  };
}

const clerks = ['mediator', 'villageMediator', 'clerk'] as const;

/** Beside the court, for labour: the arbitration commission makes a letter of the agreement. */
function arbitralReview(parts: TypeParts): { asked: StateEvents; states: Record<string, StateDef> } {
  if (!parts.hasArbitralReview) return { asked: {}, states: {} };
  const basis = ['《劳动人事争议仲裁办案规则》'];
  return {
    asked: {
      applyArbitralReview: by(clerks, {
        to: 'settled.confirmation.reviewApplied',
        documents: ['D28'],
        basis,
      }),
    },
    states: {
      reviewApplied: {
        meta: { label: { zh: '已申请仲裁审查', en: 'Arbitral review applied for' } },
        on: {
          reviewed: by(clerks, { to: 'settled.confirmation.reviewed', basis }),
          reviewRefused: by(clerks, { to: 'settled.confirmation.reviewRefused', basis }),
        },
      },
      reviewed: { meta: { label: { zh: '已制作仲裁调解书', en: 'Letter of the commission' } } },
      reviewRefused: { meta: { label: { zh: '仲裁未予确认', en: 'Refused by the commission' } } },
    },
  };
}

function confirmation(parts: TypeParts): StateDef {
  const review = arbitralReview(parts);
  const reviewClock = parts.hasArbitralReview ? ['C-AR'] : [];
  const basis = ['《人民调解法》第三十三条', '《民事诉讼法》第二百零五条'];
  const open: StateDef = {
    meta: {
      label: { zh: '可申请司法确认', en: 'May be confirmed by court' },
      deadlines: ['C-JC', ...reviewClock],
    },
    on: {
      applyConfirm: by(clerks, { to: 'settled.confirmation.applied', basis }),
      expireConfirmation: by(['system'], { to: 'settled.confirmation.expired' }),
      ...review.asked,
    },
  };
  const barred: StateDef = {
    meta: {
      label: { zh: '不适用司法确认', en: 'No judicial confirmation' },
      ...(reviewClock.length > 0 ? { deadlines: reviewClock } : {}),
    },
    on: {
      applyConfirm: by(clerks, { requires: parts.confirmationRequires, explainOnly: true, basis }),
      ...review.asked,
    },
  };
  return {
    initial: 'open',
    meta: { label: { zh: '司法确认', en: 'Judicial confirmation' } },
    states: {
      open,
      ...(parts.hasBarredConfirmation ? { notApplicable: barred } : {}),
      applied: {
        meta: { label: { zh: '已申请司法确认', en: 'Confirmation applied for' } },
        on: {
          confirmed: by(clerks, {
            to: 'settled.confirmation.confirmed',
            basis: ['《民事诉讼法》第二百零六条'],
          }),
          rejected: by(clerks, {
            to: 'settled.confirmation.rejected',
            basis: ['《民诉法解释》第三百五十八条'],
          }),
          withdrawn: by(clerks, { to: 'settled.confirmation.withdrawn' }),
        },
      },
      confirmed: { meta: { label: { zh: '已司法确认', en: 'Confirmed by court' } } },
      rejected: { meta: { label: { zh: '驳回确认申请', en: 'Confirmation refused' } } },
      withdrawn: { meta: { label: { zh: '已撤回确认申请', en: 'Application withdrawn' } } },
      ...review.states,
      expired: { meta: { label: { zh: '确认期限已过', en: 'Time for confirmation over' } } },
    },
  };
}
