import type { PredicateSpec } from '../../../src/workflow/definitions/definition.ts';

const fourEyes = '内部规定：受理后的登记更正由两人办理';

/** Who may put right what was taken down wrongly, and until when. */
export const correctionPredicates: readonly PredicateSpec[] = [
  {
    name: 'correctsOwnEntry',
    reason: {
      zh: '受理前的更正由登记人、受理员或者综治办办理',
      en: 'Before acceptance who registered the case, the clerk or the governance office corrects it',
    },
    holds: (facts) => facts['actorMayCorrect'] !== false,
    fails: { actorMayCorrect: false },
  },
  {
    name: 'noCorrectionWaits',
    reason: {
      zh: '已有一项更正等待复核，请先复核或者撤回',
      en: 'A correction waits already; it is confirmed, declined or taken back first',
    },
    holds: (facts) => facts['mayProposeCorrection'] !== false,
    fails: { mayProposeCorrection: false },
  },
  {
    name: 'correctionWaits',
    reason: { zh: '没有等待复核的更正', en: 'No correction waits' },
    holds: (facts) => facts['hasCorrection'] === true,
    fails: { hasCorrection: false },
  },
  {
    name: 'correctionStands',
    reason: {
      zh: '提请后案件已有变动，这项更正不能再复核；请不同意，或者由提请人撤回后重新提请',
      en: 'The case has changed since this was proposed; decline it, or have it taken back and proposed anew',
    },
    isStale: true,
    holds: (facts) => facts['correctionStands'] !== false,
    fails: { correctionStands: false },
  },
  {
    name: 'confirmsAnothers',
    reason: {
      zh: '提请人是您本人，须由另一人复核',
      en: 'You proposed it yourself; somebody else must confirm it',
    },
    basis: fourEyes,
    holds: (facts) => facts['actorMayDecideCorrection'] !== false,
    fails: { actorMayDecideCorrection: false },
  },
  {
    name: 'ownCorrection',
    reason: { zh: '更正不是您提请的', en: 'The correction is not yours' },
    holds: (facts) => facts['actorIsCorrectionProposer'] === true,
    fails: { actorIsCorrectionProposer: false },
  },
  {
    name: 'fileNotBound',
    reason: {
      zh: '案卷已归档，原登记不再改写；请出具更正说明（D42），或者在卷宗情况说明（D15）中写明',
      en: 'The file is bound and is not overwritten; issue a correction (D42) or say it in the file note (D15)',
    },
    holds: (facts) => facts['phase'] !== 'archived',
    fails: { phase: 'archived' },
  },
];
