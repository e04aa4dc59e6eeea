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
      ledger: {
        words: [
          '邻里',
          '彩礼',
          '车祸',
          '道路交通事故',
          '打架',
          '损害赔偿',
          '婚姻',
          '家庭',
          '婚姻家庭',
          '赡养',
          '借贷',
          '债务',
          '生产经营',
          '噪音',
          '排水',
          '消费',
          '其他消费',
          '电子商务',
          '旅游',
          '医疗',
          '物业',
          '环境污染',
          '其他',
        ],
        ofContract: [],
        takesTheRest: true,
      },
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
