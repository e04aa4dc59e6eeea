import type { CaseChanges } from '../core/case.ts';
import type { Party } from './party.ts';

/** The names of the two sides and the number of people as the lists show them. */
export function sideNames(
  parties: readonly Pick<Party, 'side' | 'name'>[],
  memberTotal: number,
): Pick<CaseChanges, 'applicantNames' | 'respondentNames' | 'peopleCount'> {
  const names = (side: string): string =>
    parties
      .filter((party) => party.side === side)
      .map((party) => party.name)
      .join('、');
  return {
    applicantNames: names('applicant'),
    respondentNames: names('respondent'),
    peopleCount: peopleTotal(parties.length, memberTotal),
  };
}

/** Everybody concerned; a group with a list of members counts as these. */
export function peopleTotal(parties: number, members: number): number {
  return Math.max(parties, members + parties - (members > 0 ? 1 : 0));
}
