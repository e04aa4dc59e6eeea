import { lifecycle } from './fragments/lifecycle.ts';
import { by, recorded, type StateEvents } from './fragments/transition.ts';
import { usualTraits } from './fragments/usual-traits.ts';

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

const mediators = ['mediator', 'villageMediator'] as const;

const inquiry: StateEvents = {
  recordDemand: by(mediators, { effects: recorded, basis: ['《民法典》第七百二十二条'] }),
  proveOralChange: by(mediators, { effects: recorded, basis: ['《民法典》第七百零七条'] }),
  claimForceMajeure: by(mediators, {
    effects: recorded,
    basis: ['《民法典》第五百九十条、第五百三十三条、第七百二十九条'],
  }),
};

const handingBack: StateEvents = {
  confirmVacated: by([...mediators, 'clerk'], {
    effects: recorded,
    basis: ['《民法典》第七百三十三条'],
  }),
  refunded: by([...mediators, 'clerk'], { effects: recorded }),
};

/** Leases of houses, shops and equipment: object and hand-over known, deposit ledger settled before signing. */
export const lease = lifecycle(
  { id: 'lease', version: 1, label: { zh: '租赁纠纷', en: 'Lease dispute' } },
  {
    traits: {
      ...usualTraits,
      ledger: {
        words: ['租房', '房屋租赁', '房租', '门面', '商铺租赁', '铺租', '租赁'],
        ofContract: ['租赁', '租金', '房租'],
        takesTheRest: false,
      },
      titleWord: '租赁纠纷',
      paperWord: '租赁纠纷',
      particulars: 'tenancy',
      agreement: { title: '租赁纠纷人民调解协议书', law: null },
      ownGrounds: ['sublease', 'saleNotice'],
    },
    acceptRequires: ['leaseObjectKnown'],
    firstSessionRequires: [],
    signingRequires: ['ledgerBalanced'],
    confirmationRequires: [],
    hasBarredConfirmation: false,
    paymentOrder: null,
    hasArbitralReview: false,
    oralAgreement: 'explained',
    oralRequires: ['leaseNeedsWriting'],
    inTriage: object,
    whileActive: object,
    whilePreparing: { ...settling, ...inquiry },
    whileMediating: { ...settling, ...inquiry },
    whileDrafting: settling,
    whileSigning: {},
    beside: {},
    whileSettled: handingBack,
    whileOver: {},
  },
);
