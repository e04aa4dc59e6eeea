import { findCase } from '../cases/core/case-repository.ts';
import type { Db } from '../platform/database/connect.ts';
import type { FactsContributor, Subject } from '../workflow/definitions/ports.ts';
import { markOf, readValues, type ValuesDeps } from './case-values.ts';
import { stands } from './correction.ts';
import { findActorPlace, findRegistrant, findWaiting } from './corrections-repository.ts';

/** Phases in which one person corrects alone. */
const alone: readonly string[] = ['triage', 'referredOut'];

/** Which correction waits, for whom, whether the case is still the one it was made on, and who may correct alone. */
export function correctionFacts(deps: ValuesDeps): FactsContributor {
  return async (db, subject, { actorId }) => {
    if (subject.kind !== 'case') return {};
    const waiting = await findWaiting(db, subject.id);
    const isOwn = waiting === null ? null : waiting.proposedBy === actorId;
    const isStanding = waiting !== null && stands(waiting, await nowOf(db, deps, subject));
    return {
      hasCorrection: waiting !== null,
      correctionStands: waiting === null ? null : isStanding,
      // One made on what is no longer so has lapsed: the next takes its place.
      mayProposeCorrection: !isStanding,
      actorIsCorrectionProposer: isOwn,
      actorMayDecideCorrection: isOwn === null ? null : !isOwn,
      actorMayCorrect: alone.includes(subject.phase) ? await mayCorrect(db, subject.id, actorId) : null,
    };
  };
}

async function nowOf(
  db: Db,
  deps: ValuesDeps,
  { id, phase }: Subject,
): Promise<{ phase: string; mark: string }> {
  const row = await findCase(db, id);
  return { phase, mark: row === null ? '' : markOf(deps, await readValues(db, deps, row)) };
}

/** A mediator of a village corrects what he registered himself. */
async function mayCorrect(db: Db, caseId: string, actorId: string | null): Promise<boolean | null> {
  if (actorId === null) return null;
  const actor = await findActorPlace(db, actorId);
  return actor?.role !== 'villageMediator' || (await findRegistrant(db, caseId)) === actorId;
}
