import { lifecycle } from './fragments/lifecycle.ts';
import { by, notify, recorded, type StateEvents } from './fragments/transition.ts';
import { usualTraits } from './fragments/usual-traits.ts';

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

const mediators = ['mediator', 'villageMediator'] as const;
const staff = [...mediators, 'clerk', 'coordinator'] as const;

const inquiry: StateEvents = {
  demandEmployerRecords: by(mediators, {
    effects: recorded,
    basis: ['《劳动争议调解仲裁法》第六条', '《保障农民工工资支付条例》第五十条'],
  }),
  joinLiableUnit: by([...mediators, 'clerk'], {
    effects: recorded,
    basis: ['《保障农民工工资支付条例》第十八条、第三十条、第三十六条', '《劳动争议调解仲裁法》第二十二条'],
  }),
};

/** Other bodies are called in beside mediation and after it. */
const otherBodies: StateEvents = {
  complainInspection: by(staff, {
    effects: recorded,
    documents: ['D23'],
    basis: ['《保障农民工工资支付条例》第十条'],
  }),
  reportRefusalToPay: by(staff, {
    effects: [notify('coordinator', 'wagesRefused')],
    documents: ['D23'],
    basis: ['《保障农民工工资支付条例》第四十一条'],
  }),
  requestEmergencyFund: by(staff, {
    effects: recorded,
    documents: ['D23'],
    basis: ['《保障农民工工资支付条例》第六十三条'],
  }),
  fileArbitration: by(staff, {
    effects: recorded,
    basis: ['《劳动争议调解仲裁法》第十四条、第十五条、第二十七条'],
  }),
};

const award = {
  to: 'routed',
  requires: ['arbitrationFiled'],
  basis: ['《劳动争议调解仲裁法》第十五条'],
};
const resolved = [{ kind: 'markResolved', data: { how: 'routed' } }, notify('chair', 'arbitrationEnded')];

/** Arbitration that was filed beside ends the mediation with its result. */
const awarded: StateEvents = {
  recordAward: by(staff, {
    ...award,
    effects: [
      { kind: 'endProceeding', data: { result: 'terminated' } },
      { kind: 'endAssignment' },
      { kind: 'abandonDrafts' },
      ...resolved,
    ],
  }),
};

/** After mediation has ended only the result is new. */
const awardedLater: StateEvents = { recordAward: by(staff, { ...award, effects: resolved }) };

/** Labour disputes: 15 days from receipt of the application, written agreement, every worker confirms his own line. */
export const labor = lifecycle(
  { id: 'labor', version: 1, label: { zh: '劳动争议', en: 'Labour dispute' } },
  {
    traits: {
      ...usualTraits,
      ledger: {
        words: [
          '欠薪',
          '工资',
          '拖欠工资',
          '农民工工资',
          '拖欠农民工工资',
          '讨薪',
          '劳资',
          '工伤',
          '劳动争议',
          '其他劳动争议',
        ],
        ofContract: [],
        takesTheRest: false,
      },
      titleWord: '劳动争议',
      paperWord: '劳动争议',
      particulars: 'workers',
      mediationClock: 'C-LAB',
      limitation: { otherwise: 'C-LIM-L' },
      // Three to five by local rules of labour mediation.
      representatives: { min: 3, max: 5, basis: '《劳动争议调解仲裁法》第七条' },
      linesBasis: '《劳动争议调解仲裁法》第七条；《民诉法解释》第七十八条（参照）',
      agreement: {
        title: '劳动争议人民调解协议书',
        law: '本协议依据《中华人民共和国劳动争议调解仲裁法》第十四条制作：经调解达成协议的，应当制作调解协议书；调解协议书由双方当事人签名或者盖章，经调解员签名并加盖调解组织印章后生效，对双方当事人具有约束力，当事人应当履行。',
      },
      signatureBasis: '《劳动争议调解仲裁法》第十四条',
      disputeNotice: {
        otherwise:
          '一方不履行本协议的，另一方可以依法申请仲裁；因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成的本协议，用人单位在约定期限内不履行的，劳动者可以持本协议依法向人民法院申请支付令（《劳动争议调解仲裁法》第十五条、第十六条）。仅就给付内容达成的协议，双方可以自生效之日起三十日内共同申请司法确认。',
      },
      routes: {
        afterFailure: ['arbitration', 'inspection', 'legalAid'],
        whenUnkept: ['arbitration', 'court'],
      },
    },
    acceptRequires: [],
    firstSessionRequires: ['representativesElected'],
    signingRequires: ['workersAnswered'],
    confirmationRequires: ['paymentOnly'],
    hasBarredConfirmation: true,
    paymentOrder: {
      basis: ['《劳动争议调解仲裁法》第十六条'],
      law: '《中华人民共和国劳动争议调解仲裁法》第十六条，因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金事项达成调解协议，用人单位在协议约定期限内不履行的，劳动者可以持调解协议书依法向人民法院申请支付令',
    },
    hasArbitralReview: true,
    oralAgreement: 'explained',
    oralRequires: ['labourNeedsWriting'],
    inTriage: workers,
    whileActive: {},
    whilePreparing: { ...workers, ...election, ...inquiry, ...awarded },
    whileMediating: { ...workers, ...election, ...inquiry, ...awarded },
    whileDrafting: {
      confirmWorker: by(['mediator', 'villageMediator'], {
        effects: recorded,
        basis: ['《劳动争议调解仲裁法》第七条'],
      }),
      editClaim: workers.editClaim,
    },
    whileSigning: {},
    beside: otherBodies,
    whileSettled: {},
    whileOver: awardedLater,
  },
);
