import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

export type JoiningState = 'invited' | 'joined' | 'declined';

/** A committee that was asked to mediate together with the one that has the case. */
export interface Joining {
  readonly id: string;
  readonly committeeId: string;
  readonly areaPath: string;
  readonly townCode: string;
  readonly state: JoiningState;
  readonly reason: string;
  readonly invitedAt: Instant;
  readonly answeredAt: Instant | null;
}

/** All of a case, the oldest first. */
export async function listJoinings(db: Db, caseId: string): Promise<Joining[]> {
  const rows = await db('case_committees').where({ case_id: caseId }).orderBy(['invited_at', 'id']);
  return rows.map((row) => ({
    id: row.id,
    committeeId: row.committee_id,
    areaPath: row.area_path,
    townCode: row.town_code,
    state: row.state,
    reason: row.reason,
    invitedAt: row.invited_at,
    answeredAt: row.answered_at,
  }));
}

export async function insertJoining(
  tx: Tx,
  caseId: string,
  one: Pick<Joining, 'committeeId' | 'areaPath' | 'townCode' | 'reason' | 'invitedAt'> & {
    /** Town of the committee that leads. */
    readonly leadTownCode: string;
  },
): Promise<void> {
  await tx.knex('case_committees').insert({
    id: newId(),
    case_id: caseId,
    committee_id: one.committeeId,
    area_path: one.areaPath,
    town_code: one.townCode,
    lead_town_code: one.leadTownCode,
    state: 'invited',
    reason: one.reason,
    invited_at: one.invitedAt,
  });
}

export async function answerJoiningRow(
  tx: Tx,
  id: string,
  answer: { readonly state: 'joined' | 'declined'; readonly at: Instant },
): Promise<void> {
  await tx.knex('case_committees').where({ id }).update({ state: answer.state, answered_at: answer.at });
}
