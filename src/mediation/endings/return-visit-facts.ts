import { closingOutcome, listClosingRequirements } from '../../cases/core/closing-requirements-repository.ts';
import { legalDay } from '../../platform/clock.ts';
import type { FactsContributor } from '../../workflow/definitions/ports.ts';
import { findLatestProceeding } from '../core/proceedings-repository.ts';

/** How many return visits a settled case still needs before it is closed (People's Mediation Law art. 31). */
export const returnVisitFacts: FactsContributor = async (db, subject, moment) => {
  if (subject.phase !== 'settled') return { returnVisitsMissing: 0 };
  const proceeding = await findLatestProceeding(db, subject.id);
  const outcome = closingOutcome(subject.phase, proceeding);
  if (outcome === null) return { returnVisitsMissing: 0 };
  const required = await listClosingRequirements(db, outcome, subject.type, legalDay(moment.at));
  const visits = proceeding?.outcome.followUps?.length ?? 0;
  const wanted = required
    .filter(({ kind }) => kind === 'returnVisits')
    .reduce((most, { minimum }) => Math.max(most, minimum), 0);
  return { returnVisitsMissing: Math.max(0, wanted - visits) };
};
