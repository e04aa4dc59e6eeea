import type { Problem } from '../../platform/errors.ts';
import { mediationBasis } from '../core/basis.ts';
import { problem } from '../core/problems.ts';

export type MeetingKind = 'assembly' | 'representatives' | 'group';
export type CountedBy = 'people' | 'households';

export interface MeetingNumbers {
  readonly kind: MeetingKind;
  readonly countedBy: CountedBy;
  readonly entitled: number;
  readonly present: number;
  readonly votesFor: number;
  readonly votesAgainst: number;
  readonly abstained: number;
}

/**
 * How many must attend (Organic Law of Villagers' Committees as amended 2025-10): a village assembly needs more than
 * half of the adult villagers or two thirds of the households (art. 26), a meeting of representatives two thirds of
 * them (art. 30), a group meeting two thirds of the adults or of the households (art. 32).
 */
export function neededPresent(kind: MeetingKind, countedBy: CountedBy, entitled: number): number {
  if (kind === 'assembly' && countedBy === 'people') return Math.floor(entitled / 2) + 1;
  return Math.ceil((entitled * 2) / 3);
}

/** A decision needs more than half of those present (the same articles). */
export function neededVotes(present: number): number {
  return Math.floor(present / 2) + 1;
}

/** What is wrong with the numbers of a meeting; nothing when the resolution is passed. */
export function resolutionProblems(numbers: MeetingNumbers): Problem[] {
  const { kind, countedBy, entitled, present, votesFor, votesAgainst, abstained } = numbers;
  const basis = mediationBasis[kind];
  if (kind === 'representatives' && countedBy === 'households') {
    return [problem('countedBy', 'householdsOnlyAssemblyOrGroup', { basis })];
  }
  if (present > entitled) return [problem('present', 'moreThanEntitled', { params: { present, entitled } })];
  const total = votesFor + votesAgainst + abstained;
  if (total > present) {
    const params = { for: votesFor, against: votesAgainst, abstained, total, present };
    return [problem('votesFor', 'votesExceedPresent', { params })];
  }
  const quorum = neededPresent(kind, countedBy, entitled);
  if (present < quorum) {
    return [problem('present', 'quorumNotMet', { params: { entitled, present, needed: quorum }, basis })];
  }
  const majority = neededVotes(present);
  if (votesFor < majority) {
    return [
      problem('votesFor', 'majorityNotMet', { params: { present, for: votesFor, needed: majority }, basis }),
    ];
  }
  return [];
}
