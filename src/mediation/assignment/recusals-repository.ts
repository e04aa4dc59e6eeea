import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import { instant, json, orNull, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';

export type RecusalDecision = 'granted' | 'refused' | 'stays';

/** Somebody on the case who was asked to stand aside, or said so himself (no party). */
export const recusalTable = table('recusals', {
  id: text(),
  caseId: text(),
  proceedingId: text(),
  mediatorId: text(),
  partyId: orNull(text()),
  ground: text(),
  requestedAt: instant(),
  decision: orNull(text<RecusalDecision>()),
  agreedPartyIds: json<readonly string[]>(z.array(z.string())),
  decidedBy: orNull(text()),
  decidedAt: orNull(instant()),
});
const readRecusal = recusalTable.without('caseId', 'decidedBy');
export type Recusal = ReturnType<typeof readRecusal>;

/** All of a case, the oldest first. */
export async function listRecusals(db: Db, caseId: string): Promise<Recusal[]> {
  const rows = await db('recusals').where({ case_id: caseId }).orderBy(['requested_at', 'id']);
  return rows.map(readRecusal);
}

export async function insertRecusal(
  db: Db,
  caseId: string,
  one: Pick<Recusal, 'id' | 'proceedingId' | 'mediatorId' | 'partyId' | 'ground' | 'requestedAt'>,
): Promise<void> {
  const undecided = { decision: null, agreedPartyIds: [], decidedBy: null, decidedAt: null };
  await recusalTable.insert(db, { ...one, caseId, ...undecided });
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
  const { decision: decided, agreedPartyIds, by: decidedBy, at: decidedAt } = decision;
  const changes = { decision: decided, agreedPartyIds, decidedBy, decidedAt };
  await db('recusals').where({ id }).update(recusalTable.toChanges(changes));
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
