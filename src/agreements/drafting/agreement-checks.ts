import type { Problem } from '../../platform/errors.ts';
import { formatYuan } from '../../platform/money.ts';
import { type AgreementContent, type AgreementKind, isPayment } from '../core/agreement.ts';
import type { CaseParty, ResolutionRef, WorkerLine } from '../core/agreement-read-model.ts';
import { type IllegalClause, illegalClauses } from '../core/illegal-clauses.ts';
import { problem } from '../core/problems.ts';
import { isSameName } from '../core/signing-rules.ts';
import { agreementBasis } from '../core/texts.ts';

export interface CheckInput {
  readonly kind: AgreementKind;
  readonly content: AgreementContent;
  readonly parties: readonly CaseParty[];
  readonly workers: readonly WorkerLine[];
  /** The law by which each worker answers for his own line. */
  readonly linesBasis: string;
  readonly resolutions: readonly ResolutionRef[];
  /** Terms that no agreement may carry; the built-in list unless an office gives its own. */
  readonly blockList?: readonly IllegalClause[];
}

/**
 * What stands between a draft and its final text: contents of an agreement (《人民调解法》第二十九条), clear and
 * complete obligations, equal sums, no illegal term, the collective's resolution, each worker's own answer.
 */
export function checkDraft(input: CheckInput): Problem[] {
  if (input.kind === 'peacePact') return [...wordProblems(input), ...clauseProblems(input)];
  return [
    ...partyProblems(input),
    ...wordProblems(input),
    ...obligationProblems(input.content),
    ...sumProblems(input),
    ...workerProblems(input),
    ...resolutionProblems(input),
    ...clauseProblems(input),
    ...rightHolderProblems(input),
  ];
}

/** Nobody's right is disposed of without him: whoever is named must be a party (《民诉法解释》第三百五十八条). */
function rightHolderProblems({ content, parties }: CheckInput): Problem[] {
  return (content.rightHolders ?? [])
    .filter((name) => !parties.some((party) => isSameName(party.name, name)))
    .map((name) =>
      problem('rightHolders', 'rightHolderMissing', { params: { name }, basis: agreementBasis.thirdRights }),
    );
}

function partyProblems({ parties }: CheckInput): Problem[] {
  const has = (side: string): boolean => parties.some((party) => party.side === side);
  const basis = agreementBasis.contents;
  return has('applicant') && has('respondent') ? [] : [problem('', 'partiesIncomplete', { basis })];
}

function wordProblems({ kind, content }: CheckInput): Problem[] {
  const basis = agreementBasis.contents;
  const problems: Problem[] = [];
  if (kind === 'agreement' && !content.facts) problems.push(problem('facts', 'factsMissing', { basis }));
  if (kind === 'agreement' && !content.responsibility) {
    problems.push(problem('responsibility', 'responsibilityMissing', { basis }));
  }
  if (content.clauses.length === 0) problems.push(problem('clauses', 'clausesMissing', { basis }));
  return problems;
}

function obligationProblems({ obligations }: AgreementContent): Problem[] {
  const basis = agreementBasis.clear;
  if (obligations.length === 0) {
    return [problem('obligations', 'obligationsMissing', { basis: agreementBasis.contents })];
  }
  return obligations.flatMap((one, index) => {
    const path = `obligations.${index}`;
    const params = { no: index + 1 };
    const found: Problem[] = [];
    if (isPayment(one.manner) && !one.amountFen) {
      found.push(problem(`${path}.amountFen`, 'amountMissing', { params, basis }));
    }
    if (isPayment(one.manner) && one.creditorPartyId === undefined) {
      found.push(problem(`${path}.creditorPartyId`, 'creditorMissing', { params, basis }));
    }
    if (one.creditorPartyId === one.debtorPartyId) {
      found.push(problem(`${path}.creditorPartyId`, 'selfObligation', { params, basis }));
    }
    return found;
  });
}

export function obligationSum(content: AgreementContent): number {
  return content.obligations.reduce((sum, one) => sum + (one.amountFen ?? 0), 0);
}

function sumProblems({ content }: CheckInput): Problem[] {
  const sum = obligationSum(content);
  const basis = agreementBasis.clear;
  if (content.totalFen === undefined) {
    return sum === 0 ? [] : [problem('totalFen', 'totalMissing', { basis })];
  }
  if (sum === content.totalFen) return [];
  return [
    problem('totalFen', 'sumDiffers', {
      params: difference(sum, content.totalFen),
      basis: agreementBasis.clear,
    }),
  ];
}

function workerProblems({ content, workers, linesBasis: basis }: CheckInput): Problem[] {
  if (workers.length === 0) return [];
  const pending = workers.filter((worker) => worker.confirmation === 'pending').length;
  if (pending > 0) return [problem('', 'workersPending', { params: { n: pending }, basis })];
  const confirmed = workers.filter((worker) => worker.confirmation === 'confirmed');
  if (confirmed.length === 0) return [problem('', 'noWorkerConfirmed', { basis })];
  const sum = confirmed.reduce((total, worker) => total + (worker.agreedFen ?? 0), 0);
  const total = content.totalFen ?? obligationSum(content);
  if (sum === total) return [];
  const params = { n: confirmed.length, ...difference(sum, total) };
  return [problem('totalFen', 'workersSumDiffers', { params, basis })];
}

function difference(sum: number, total: number): Record<string, string> {
  return {
    sum: formatYuan(sum),
    total: formatYuan(total),
    difference: formatYuan(Math.abs(sum - total)),
  };
}

function resolutionProblems({ parties, resolutions }: CheckInput): Problem[] {
  return parties
    .filter((party) => party.kind === 'village' && party.side !== 'third')
    .filter((party) => !resolutions.some((one) => one.isPassed && one.partyId === party.id))
    .map((party) =>
      problem('', 'resolutionMissing', { params: { name: party.name }, basis: agreementBasis.collective }),
    );
}

function clauseProblems({ content, blockList = illegalClauses }: CheckInput): Problem[] {
  const texts: [path: string, text: string][] = [
    ['clauses', content.clauses.join('\n')],
    ['breach', content.breach ?? ''],
    ['responsibility', content.responsibility ?? ''],
    ...content.obligations.map((one, index): [string, string] => [
      `obligations.${index}.content`,
      one.content,
    ]),
  ];
  return texts.flatMap(([path, text]) =>
    blockList.flatMap((rule) => {
      const words = new RegExp(rule.pattern, 'u').exec(text)?.[0];
      if (words === undefined) return [];
      const { zh, en } = rule.why;
      const shown = problem(path, 'illegalClause', { params: { words, why: zh }, basis: rule.basis });
      const english = problem(path, 'illegalClause', { params: { words, why: en } }).message?.en ?? '';
      return [{ ...shown, message: { zh: shown.message?.zh ?? '', en: english } }];
    }),
  );
}
