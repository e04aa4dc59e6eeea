import { lifecycle } from '../../../workflows/fragments/lifecycle.ts';
import { by, recorded } from '../../../workflows/fragments/transition.ts';
import { pastureParts } from './pasture.ts';

const mediators = ['mediator', 'villageMediator'] as const;
const workers = {
  importWorkers: by(['clerk', ...mediators], { effects: recorded }),
  editClaim: by(['clerk', ...mediators], { effects: recorded }),
};
const election = { electRepresentatives: by(mediators, { effects: recorded, documents: ['D06-B'] }) };

export const crewNotice = '因本协议发生争议的，可以依法向海事法院提起诉讼。';
export const crewLaw = '本协议依据《船员条例》制作。';
export const crewClaim = '《中华人民共和国民事诉讼法》第二百二十五条，债权人可以申请支付令';
export const crewBasis = '《船员条例》第三十一条（示范）';

/** A dispute type an office adds that has everything a type can have: boats' crews and what they are owed. */
export const crew = lifecycle(
  { id: 'crew', version: 1, label: { zh: '船员劳务纠纷', en: 'Crew dispute' } },
  {
    ...pastureParts,
    traits: {
      ledger: { words: ['班组'], ofContract: [], takesTheRest: false },
      titleWord: '船员纠纷',
      paperWord: '船员劳务',
      isLeadersMatter: true,
      particulars: 'workers',
      mediationClock: 'C-LAB',
      limitation: { otherwise: 'C-LIM-L' },
      ownGrounds: ['sublease'],
      representatives: { min: 1, max: 2, basis: crewBasis },
      linesBasis: crewBasis,
      agreement: { title: '船员劳务调解协议书', law: crewLaw },
      signatureBasis: crewBasis,
      disputeNotice: { otherwise: crewNotice },
      routes: { afterFailure: ['arbitration', 'court'], whenUnkept: ['arbitration', 'court'] },
    },
    signingRequires: ['workersAnswered'],
    paymentOrder: { basis: ['《民事诉讼法》第二百二十五条'], law: crewClaim },
    hasArbitralReview: true,
    oralAgreement: 'explained',
    oralRequires: ['labourNeedsWriting'],
    inTriage: workers,
    whilePreparing: { ...workers, ...election },
    whileMediating: { ...workers, ...election },
    whileDrafting: { confirmWorker: by(mediators, { effects: recorded }) },
  },
);
