import { lifecycle } from './fragments/lifecycle.ts';
import { by, recorded } from './fragments/transition.ts';

const fieldwork = {
  recordPriorInstrument: by(['clerk', 'mediator', 'villageMediator', 'coordinator'], {
    effects: recorded,
    basis: ['《农村土地承包经营纠纷调解仲裁法》第二十二条'],
  }),
  classifyLandKind: by(['clerk', 'mediator', 'villageMediator', 'coordinator'], { effects: recorded }),
};

/** Disputes over land and forest: collectives act by resolution, earlier rulings bind, ownership is not confirmed by court. */
export const land = lifecycle(
  { id: 'land', version: 4, label: { zh: '土地纠纷', en: 'Land dispute' } },
  {
    mediationClock: 'C-MED',
    acceptRequires: ['landKindChosen'],
    firstSessionRequires: [],
    signingRequires: [],
    confirmationRequires: ['notOwnershipDispute'],
    hasBarredConfirmation: true,
    hasPaymentOrder: false,
    oralAgreement: 'explained',
    oralRequires: ['oralFormAllowed'],
    inTriage: fieldwork,
    whileActive: fieldwork,
    whilePreparing: {},
    whileMediating: {},
    whileDrafting: {},
    whileSigning: {},
  },
);
