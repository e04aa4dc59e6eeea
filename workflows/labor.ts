import { lifecycle } from './fragments/lifecycle.ts';
import { by, recorded } from './fragments/transition.ts';

const workers = {
  importWorkers: by(['clerk', 'mediator', 'villageMediator'], { effects: recorded }),
  editClaim: by(['clerk', 'mediator', 'villageMediator'], { effects: recorded }),
};

const election = {
  electRepresentatives: by(['mediator', 'villageMediator'], {
    effects: recorded,
    documents: ['D06-B'],
    basis: ['《劳动争议调解仲裁法》第七条'],
  }),
};

/** Labour disputes: 15 days from receipt of the application, written agreement, every worker confirms his own line. */
export const labor = lifecycle(
  { id: 'labor', version: 4, label: { zh: '劳动争议', en: 'Labour dispute' } },
  {
    mediationClock: 'C-LAB',
    acceptRequires: [],
    firstSessionRequires: ['representativesElected'],
    signingRequires: ['workersAnswered'],
    confirmationRequires: ['paymentOnly'],
    hasBarredConfirmation: true,
    hasPaymentOrder: true,
    oralAgreement: 'explained',
    oralRequires: ['oralFormAllowed'],
    inTriage: workers,
    whileActive: {},
    whilePreparing: { ...workers, ...election },
    whileMediating: { ...workers, ...election },
    whileDrafting: {
      confirmWorker: by(['mediator', 'villageMediator'], {
        effects: recorded,
        basis: ['《劳动争议调解仲裁法》第七条'],
      }),
      editClaim: workers.editClaim,
    },
    whileSigning: {},
  },
);
