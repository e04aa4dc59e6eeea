import { lifecycle } from './fragments/lifecycle.ts';
import { by, recorded } from './fragments/transition.ts';
import { usualTraits } from './fragments/usual-traits.ts';

const mediators = ['mediator', 'villageMediator'] as const;

/** Everything else between neighbours, families and others; the only type that may end by oral agreement. */
export const general = lifecycle(
  { id: 'general', version: 1, label: { zh: '一般民间纠纷', en: 'General dispute' } },
  {
    traits: {
      ...usualTraits,
      // The name of the type says too much in a title made from the parties.
      titleWord: '纠纷',
      paperWord: '民间纠纷',
    },
    acceptRequires: [],
    firstSessionRequires: [],
    signingRequires: [],
    confirmationRequires: ['notIdentityMatter'],
    hasBarredConfirmation: true,
    paymentOrder: null,
    hasArbitralReview: false,
    oralAgreement: 'allowed',
    oralRequires: ['collectivesResolved'],
    inTriage: {},
    whileActive: {},
    whilePreparing: {},
    whileMediating: {},
    whileDrafting: {
      identityMatterGuard: by(mediators, {
        requires: ['notMarkedAsIdentity'],
        effects: recorded,
        basis: ['《民诉法解释》第三百五十五条第一款第二项'],
      }),
    },
    whileSigning: {},
    beside: {},
    whileSettled: {
      policeLinkCertificate: by(mediators, {
        requires: ['everythingPerformed'],
        effects: recorded,
        documents: ['D33'],
        basis: ['《治安管理处罚法》第九条'],
      }),
    },
    whileOver: {},
  },
);
