import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';

export type RecusalDecision = 'granted' | 'refused' | 'stays';

/** Somebody on the case who was asked to stand aside, or said so himself (no party). */
export interface Recusal {
  readonly id: string;
  readonly proceedingId: string;
  readonly mediatorId: string;
  readonly partyId: string | null;
  readonly ground: string;
  readonly requestedAt: Instant;
  readonly decision: RecusalDecision | null;
  readonly agreedPartyIds: readonly string[];
  readonly decidedAt: Instant | null;
}

const ids = z.array(z.string());
const decisions = z.enum(['granted', 'refused', 'stays']).nullable();

/** All of a case, the oldest first. */
export async function listRecusals(db: Db, caseId: string): Promise<Recusal[]> {
  const rows = await db('recusals').where({ case_id: caseId }).orderBy(['requested_at', 'id']);
  return rows.map((row) => ({
    id: row.id,
    proceedingId: row.proceeding_id,
    mediatorId: row.mediator_id,
    partyId: row.party_id,
    ground: row.ground,
    requestedAt: row.requested_at,
    decision: decisions.parse(row.decision),
    agreedPartyIds: ids.parse(JSON.parse(row.agreed_party_ids)),
    decidedAt: row.decided_at,
  }));
}

export async function insertRecusal(
  db: Db,
  caseId: string,
  one: Pick<Recusal, 'id' | 'proceedingId' | 'mediatorId' | 'partyId' | 'ground' | 'requestedAt'>,
): Promise<void> {
  await db('recusals').insert({
    id: one.id,
    case_id: caseId,
    proceeding_id: one.proceedingId,
    mediator_id: one.mediatorId,
    party_id: one.partyId,
    ground: one.ground,
    requested_at: one.requestedAt,
  });
}

export async function decideRecusalRow(
  db: Db,
  id: string,
  decision: {
    readonly decision: RecusalDecision;
    readonly agreedPartyIds: readonly string[];
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  await db('recusals')
    .where({ id })
    .update({
      decision: decision.decision,
      agreed_party_ids: JSON.stringify(decision.agreedPartyIds),
      decided_by: decision.by,
      decided_at: decision.at,
    });
}

/** Whom an account belongs to and in which role it acts; null for an account that is not there. */
export async function findDecider(
  db: Db,
  accountId: string,
): Promise<{ readonly role: string; readonly personId: string | null } | null> {
  const row = await db('accounts').where({ id: accountId }).first('role', 'person_id');
  return row === undefined ? null : { role: row.role, personId: row.person_id };
}

/** Whether a person sits as chair of a committee. */
export async function isChair(db: Db, personId: string): Promise<boolean> {
  const row = await db('accounts').where({ person_id: personId, role: 'chair' }).first('id');
  return row !== undefined;
}
