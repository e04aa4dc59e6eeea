import type { Facts, PredicateSpec } from '../../../src/workflow/definitions/definition.ts';

const fourEyes = '内部规定：提请与批准不得为同一人';

const proposalMissing = {
  Close: { zh: '尚无人提请结案', en: 'Nobody has proposed to close it' },
  Void: { zh: '尚无人提请作废', en: 'Nobody has proposed to void it' },
  Reopen: { zh: '尚无人提请重启', en: 'Nobody has proposed to reopen it' },
  Extend: { zh: '尚无人提请延长期限', en: 'Nobody has proposed more time' },
} as const;

/** Performance that came to nothing: from here the parties may mediate again. */
const unkept: readonly string[] = ['breached', 'urged', 'rerouted', 'enforced'];
/** A court that did not confirm leaves the way back to mediation (《人民调解法》第三十三条第三款). */
const unconfirmed: readonly string[] = ['rejected', 'withdrawn', 'reviewRefused'];

function canMediateAgain(facts: Facts): boolean {
  const performance = String(facts['performanceState']);
  const confirmation = String(facts['confirmationState']);
  if (unkept.includes(performance) || unconfirmed.includes(confirmation)) return true;
  return confirmation === 'expired' && performance !== 'performed';
}

/** Performed, or in the hands of a court, which goes on without the committee. */
const done: readonly string[] = ['performed', 'rerouted', 'enforced'];

function isEnoughToClose(facts: Facts): boolean {
  return (
    done.includes(String(facts['performanceState'])) ||
    ['confirmed', 'reviewed'].includes(String(facts['confirmationState'])) ||
    facts['isAgreementOnlyProposed'] === true
  );
}

/** Rules of what is proposed and decided, of closing, and of mediating once more. */
export const proceedingsPredicates: readonly PredicateSpec[] = [
  {
    name: 'agreementUnkept',
    reason: {
      zh: '协议在履行中，没有未履行、不予确认或者过期未确认的情形',
      en: 'The agreement stands: it was neither breached nor left without confirmation',
    },
    basis: '《人民调解法》第三十三条第三款',
    holds: canMediateAgain,
    fails: { performanceState: 'pending', confirmationState: 'open' },
  },
  {
    name: 'acceptedBefore',
    reason: { zh: '案件未曾受理，没有调解程序', en: 'The case was never accepted for mediation' },
    basis: '《人民调解法》第十七条',
    holds: (facts) => Number(facts['proceedingsTotal'] ?? 0) > 0,
    fails: { proceedingsTotal: 0 },
  },
  {
    name: 'mediatorRetained',
    reason: { zh: '不由原调解员承办', en: 'The former mediator does not go on' },
    holds: (facts) => facts['choice'] === 'retained',
    fails: { choice: null },
    holdsUnder: { choice: 'retained' },
  },
  {
    name: 'noProposalWaits',
    reason: { zh: '已有提请等待批准', en: 'A proposal waits for its decision already' },
    holds: (facts) => facts['mayPropose'] !== false,
    fails: { mayPropose: false },
  },
  {
    name: 'proposalWaits',
    reason: { zh: '没有等待批准的提请', en: 'No proposal waits for a decision' },
    holds: (facts) => facts['hasProposal'] === true,
    fails: { hasProposal: false },
  },
  ...(['Close', 'Void', 'Reopen', 'Extend'] as const).map(
    (kind): PredicateSpec => ({
      name: `proposed${kind}`,
      reason: proposalMissing[kind],
      basis: fourEyes,
      holds: (facts) => facts[`isProposed${kind}`] === true,
      fails: { [`isProposed${kind}`]: false },
    }),
  ),
  {
    name: 'notProposer',
    reason: {
      zh: '提请人是您本人，须由另一人批准',
      en: 'You made the proposal yourself; somebody else must decide',
    },
    basis: fourEyes,
    holds: (facts) => facts['actorMayDecide'] !== false,
    fails: { actorMayDecide: false },
  },
  {
    name: 'proposer',
    reason: { zh: '提请人不是您本人', en: 'The proposal is not yours' },
    holds: (facts) => facts['actorIsProposer'] === true,
    fails: { actorIsProposer: false },
  },
  {
    // A refused case is not mediated, but a risk in it must be lowered before it can be closed.
    name: 'caseNotClosed',
    reason: { zh: '案件已结案', en: 'The case is closed' },
    holds: (facts) => !['closed', 'archived', 'void', 'merged'].includes(String(facts['phase'])),
    fails: { phase: 'closed' },
  },
  {
    name: 'notRiskRaiser',
    reason: {
      zh: '风险等级是您本人调高的，须由另一人调低',
      en: 'You raised the risk yourself; somebody else must lower it',
    },
    basis: '内部规定：调高与调低风险等级不得为同一人',
    holds: (facts) => facts['actorRaisedRisk'] !== true,
    fails: { actorRaisedRisk: true },
  },
  {
    name: 'noRedRisk',
    reason: {
      zh: '风险等级为特别重大（红），处置降级后才能结案',
      en: 'The risk is red; it must be dealt with and lowered before closing',
    },
    basis: '《人民调解法》第二十五条',
    holds: (facts) => facts['riskLevel'] !== 'red',
    fails: { riskLevel: 'red' },
  },
  {
    name: 'papersComplete',
    reason: {
      zh: '结案前还须制作文书：{{missingPapers}}',
      en: 'Papers still to be issued before closing: {{missingPapers}}',
    },
    basis: '《人民调解法》第二十七条',
    holds: (facts) => Number(facts['papersMissing'] ?? 0) === 0,
    fails: { papersMissing: 1, missingPapers: 'D09' },
  },
  {
    name: 'returnVisited',
    reason: {
      zh: '达成协议的案件，结案前须回访，还差 {{returnVisitsMissing}} 次',
      en: 'A settled case is visited before it is closed; {{returnVisitsMissing}} visit(s) missing',
    },
    basis: '《人民调解法》第三十一条',
    holds: (facts) => Number(facts['returnVisitsMissing'] ?? 0) === 0,
    fails: { returnVisitsMissing: 1 },
  },
  {
    name: 'agreementDone',
    reason: {
      zh: '协议尚未履行完毕或者经司法确认；仅以达成协议结案的，应在提请时说明理由',
      en: 'The agreement is neither performed nor confirmed; to close on the agreement alone, propose it with the reason',
    },
    basis: '《人民调解法》第三十一条',
    holds: isEnoughToClose,
    fails: { performanceState: 'pending', confirmationState: 'open', isAgreementOnlyProposed: false },
  },
  {
    name: 'reopensForBreach',
    reason: { zh: '重启事由不是协议未履行', en: 'The ground is not a breach of the agreement' },
    holds: (facts) => facts['choice'] === 'breach',
    fails: { choice: null },
    holdsUnder: { choice: 'breach' },
  },
  {
    name: 'wasConfirmed',
    reason: { zh: '结案时未经司法确认', en: 'It was not confirmed when the case was closed' },
    holds: (facts) => facts['closedConfirmation'] === 'confirmed',
    fails: { closedConfirmation: null },
  },
  {
    name: 'wasBarredFromConfirmation',
    reason: { zh: '协议可以申请司法确认', en: 'The agreement may be confirmed by court' },
    holds: (facts) => facts['closedConfirmation'] === 'notApplicable',
    fails: { closedConfirmation: null },
    holdsUnder: { closedConfirmation: 'notApplicable' },
  },
  {
    name: 'confirmationTimeLeft',
    reason: { zh: '申请司法确认的期限已过', en: 'The time to apply for confirmation is over' },
    basis: '《人民调解法》第三十三条',
    holds: (facts) => facts['hasConfirmationTimeLeft'] === true,
    fails: { hasConfirmationTimeLeft: false },
  },
  {
    name: 'neverAccepted',
    reason: { zh: '案件已受理过', en: 'The case was accepted before' },
    holds: (facts) => facts['proceedingsTotal'] === 0,
    fails: { proceedingsTotal: 1 },
    holdsUnder: { proceedingsTotal: 0 },
  },
];
