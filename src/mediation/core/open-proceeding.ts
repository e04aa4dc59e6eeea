import { isJoined } from '../../cases/sharing/joint-handlers.ts';
import { listJoinings } from '../../cases/sharing/joint-repository.ts';
import type { Clock } from '../../platform/clock.ts';
import type { FieldCrypto } from '../../platform/crypto/field-crypto.ts';
import type { Db } from '../../platform/database/connect.ts';
import { refuse } from '../../platform/problem.ts';
import type { HandlerContext } from '../../workflow/definitions/ports.ts';
import type { TraitsOf } from '../../workflow/definitions/traits.ts';
import { type CaseParty, listParties } from './people-read-model.ts';
import { problem } from './problems.ts';
import type { Assignment, Proceeding } from './proceeding.ts';
import { findLatestProceeding, listAssignments } from './proceedings-repository.ts';

export interface MediationDeps {
  readonly clock: Clock;
  readonly crypto: FieldCrypto;
  readonly traitsOf: TraitsOf;
}

/** The proceeding that is open now. Refused before acceptance and after the end. */
export async function openProceedingOf(context: Pick<HandlerContext, 'tx' | 'subject'>): Promise<Proceeding> {
  const proceeding = await findLatestProceeding(context.tx.knex, context.subject.id);
  if (proceeding === null || proceeding.endedAt !== null) return refuse(problem('', 'noProceeding'));
  return proceeding;
}

/** The committee that leads and those that mediate together with it. */
export async function handlingCommittees(db: Db, caseId: string, lead: string): Promise<string[]> {
  return [lead, ...(await listJoinings(db, caseId)).filter(isJoined).map((one) => one.committeeId)];
}

/** The assignment in force in a proceeding, or null. */
export async function findAssignment(
  db: Db,
  caseId: string,
  proceedingId: string,
): Promise<Assignment | null> {
  const all = await listAssignments(db, caseId);
  return all.filter((row) => row.proceedingId === proceedingId && row.endedAt === null).at(-1) ?? null;
}

/** A party of this case; anything else, also a party of another case, is refused at `path`. */
export async function partyOf(
  context: Pick<HandlerContext, 'tx' | 'subject'>,
  partyId: string,
  path = 'partyId',
): Promise<CaseParty> {
  const parties = await listParties(context.tx.knex, context.subject.id);
  return parties.find((party) => party.id === partyId) ?? refuse(problem(path, 'notAParty'));
}
