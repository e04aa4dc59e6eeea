import { lifecycle } from './fragments/lifecycle.ts';
import { by, recorded } from './fragments/transition.ts';

const object = {
  identifyLeaseObject: by(['clerk', 'mediator', 'villageMediator'], {
    effects: recorded,
    basis: ['《民法典》第七百零四条'],
  }),
};

const settling = {
  recordHandover: by(['mediator', 'villageMediator'], {
    effects: recorded,
    basis: ['《民法典》第七百三十三条'],
  }),
  balanceLedger: by(['mediator', 'villageMediator'], {
    effects: recorded,
    basis: ['《民法典》第七百一十一条至第七百一十五条'],
  }),
};

/** Leases of houses, shops and equipment: object and hand-over known, deposit ledger settled before signing. */
export const lease = lifecycle(
  { id: 'lease', version: 4, label: { zh: '租赁纠纷', en: 'Lease dispute' } },
  {
    mediationClock: 'C-MED',
    acceptRequires: ['leaseObjectKnown'],
    firstSessionRequires: [],
    signingRequires: ['ledgerBalanced'],
    confirmationRequires: [],
    hasBarredConfirmation: false,
    hasPaymentOrder: false,
    oralAgreement: 'explained',
    oralRequires: ['leaseNeedsWriting'],
    inTriage: object,
    whileActive: object,
    whilePreparing: settling,
    whileMediating: settling,
    whileDrafting: settling,
    whileSigning: {},
  },
);
