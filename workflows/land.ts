import { lifecycle } from './fragments/lifecycle.ts';
import { by, notify, recorded, type StateEvents } from './fragments/transition.ts';
import { usualTraits } from './fragments/usual-traits.ts';

const fieldwork = {
  recordPriorInstrument: by(['clerk', 'mediator', 'villageMediator', 'coordinator'], {
    effects: recorded,
    basis: ['《农村土地承包经营纠纷调解仲裁法》第二十二条'],
  }),
  classifyLandKind: by(['clerk', 'mediator', 'villageMediator', 'coordinator'], { effects: recorded }),
};

const mediators = ['mediator', 'villageMediator'] as const;
const staff = [...mediators, 'clerk', 'coordinator'] as const;

/** Until the dispute is settled nobody changes the land (《土地管理法》第十四条第四款). */
const keepingThings: StateEvents = {
  serveStatusQuo: by(staff, {
    effects: recorded,
    basis: ['《土地管理法》第十四条第四款', '《森林法》第二十二条第四款'],
  }),
  recordViolation: by(staff, {
    effects: [notify('coordinator', 'statusQuoViolated'), notify('chair', 'statusQuoViolated')],
    basis: ['《土地管理法》第十四条第四款'],
  }),
};

const inquiry: StateEvents = {
  verifyTitles: by(mediators, {
    effects: recorded,
    basis: ['《广东省林木林地权属争议调解处理条例》第十三条至第十五条（示范）'],
  }),
  survey: by(mediators, {
    effects: recorded,
    documents: ['D30'],
    basis: ['《广东省林木林地权属争议调解处理条例》第三十六条（示范）'],
  }),
};

const mapping: StateEvents = {
  attachMapAnnex: by(mediators, {
    requires: ['surveyed'],
    effects: recorded,
    basis: ['《土地权属争议调查处理办法》第十五条（参照）'],
  }),
};

const ownershipNotice =
  '因本协议的履行或者内容发生争议的，可以请求人民政府依法处理，或者依法向人民法院提起诉讼。本协议涉及权属，人民法院不受理司法确认申请（《民诉法解释》第三百五十五条第一款第五项）。';

/** Disputes over land and forest: collectives act by resolution, earlier rulings bind, ownership is not confirmed by court. */
export const land = lifecycle(
  { id: 'land', version: 1, label: { zh: '土地纠纷', en: 'Land dispute' } },
  {
    traits: {
      ...usualTraits,
      ledger: {
        words: [
          '土地',
          '土地权属',
          '土地承包',
          '山林土地',
          '田界',
          '地界',
          '宅基地',
          '房屋宅基地',
          '山林',
          '征地',
          '征地拆迁',
        ],
        ofContract: [],
        takesTheRest: false,
      },
      titleWord: '土地纠纷',
      paperWord: '土地纠纷',
      isLeadersMatter: true,
      particulars: 'parcels',
      limitation: { otherwise: 'C-LIM-G', ofLandKind: { contract: 'C-LIM-R' } },
      agreement: { title: '土地调解协议', law: null },
      disputeNotice: {
        otherwise:
          '因本协议的履行或者内容发生争议的，可以向农村土地承包仲裁委员会申请仲裁，也可以依法向人民法院提起诉讼。双方可以自本协议生效之日起三十日内共同向有管辖权的人民法院申请司法确认（《人民调解法》第三十三条）。',
        ofLandKind: { ownership: ownershipNotice, forest: ownershipNotice },
      },
      routes: { afterFailure: ['government', 'court'], whenUnkept: ['court'] },
    },
    acceptRequires: ['landKindChosen'],
    firstSessionRequires: [],
    signingRequires: ['boundariesSurveyed'],
    confirmationRequires: ['notOwnershipDispute'],
    hasBarredConfirmation: true,
    paymentOrder: null,
    hasArbitralReview: false,
    oralAgreement: 'explained',
    oralRequires: ['landNeedsWriting'],
    inTriage: fieldwork,
    whileActive: fieldwork,
    whilePreparing: inquiry,
    whileMediating: inquiry,
    whileDrafting: { ...inquiry, ...mapping },
    whileSigning: {},
    beside: keepingThings,
    whileSettled: {
      setMarkers: by(staff, {
        effects: recorded,
        basis: ['《土地权属争议调查处理办法》第十九条（参照）'],
      }),
      registerTitle: by(staff, { effects: recorded, basis: ['《不动产登记暂行条例》第十四条'] }),
    },
    whileOver: {
      fileRuralArbitration: by(staff, {
        effects: recorded,
        basis: ['《农村土地承包经营纠纷调解仲裁法》第四条、第十八条'],
      }),
      applyGovernmentDecision: by(staff, { effects: recorded, basis: ['《土地管理法》第十四条'] }),
      appealWatch: by(staff, {
        effects: recorded,
        basis: ['《土地管理法》第十四条第三款', '《行政复议法》第二十条'],
      }),
    },
  },
);
