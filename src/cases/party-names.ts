import type { SubjectChanges } from '../workflow/ports.ts';
import type { Party } from './party.ts';

/** The names of the two sides as the lists show them. */
export function sideNames(parties: readonly Pick<Party, 'side' | 'name'>[]): SubjectChanges {
  const names = (side: string): string =>
    parties
      .filter((party) => party.side === side)
      .map((party) => party.name)
      .join('、');
  return { applicant_names: names('applicant'), respondent_names: names('respondent') };
}
