import type { TypeParts } from './type-parts.ts';

/** What is so of a dispute unless its type says otherwise; the words of titles and papers are each type's own. */
export const usualTraits = {
  isLeadersMatter: false,
  particulars: 'none',
  mediationClock: 'C-MED',
  limitation: { otherwise: 'C-LIM-G' },
  ownGrounds: [],
  representatives: { min: 2, max: 5, basis: '《民事诉讼法》第五十六条、《民诉法解释》第七十八条（参照）' },
  linesBasis: '《民诉法解释》第七十八条（参照）',
  signatureBasis: null,
  agreement: { title: '人民调解协议书', law: null },
  disputeNotice: {
    otherwise:
      '因本协议的履行或者内容发生争议的，一方当事人可以依法向人民法院提起诉讼。双方认为有必要的，可以自本协议生效之日起三十日内共同向人民法院申请司法确认（《人民调解法》第三十二条、第三十三条）。',
  },
  ledger: { words: [], ofContract: [], takesTheRest: false },
  routes: { afterFailure: ['court'], whenUnkept: ['court'] },
} as const satisfies Partial<TypeParts['traits']>;
