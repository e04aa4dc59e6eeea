import { lifecycle } from './fragments/lifecycle.ts';

/** Everything else between neighbours, families and others; the only type that may end by oral agreement. */
export const general = lifecycle(
  { id: 'general', version: 4, label: { zh: '一般民间纠纷', en: 'General dispute' } },
  {
    mediationClock: 'C-MED',
    acceptRequires: [],
    firstSessionRequires: [],
    signingRequires: [],
    confirmationRequires: [],
    hasBarredConfirmation: false,
    hasPaymentOrder: false,
    oralAgreement: 'allowed',
    oralRequires: ['collectivesResolved'],
    inTriage: {},
    whileActive: {},
    whilePreparing: {},
    whileMediating: {},
    whileDrafting: {},
    whileSigning: {},
  },
);
