import type { Instant } from '../../platform/clock.ts';
import { instant, orNull, type RowOf, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

export type JoiningState = 'invited' | 'joined' | 'declined';

/** A committee that was asked to mediate together with the one that has the case. */
export const joiningTable = table('case_committees', {
  id: text(),
  caseId: text(),
  committeeId: text(),
  areaPath: text(),
  townCode: text(),
  /** Town of the committee that leads. */
  leadTownCode: text(),
  state: text<JoiningState>(),
  reason: text(),
  invitedAt: instant(),
  answeredAt: orNull(instant()),
});
const readJoining = joiningTable.without('caseId', 'leadTownCode');
export type Joining = ReturnType<typeof readJoining>;

/** All of a case, the oldest first. */
export async function listJoinings(db: Db, caseId: string): Promise<Joining[]> {
  const rows = await db('case_committees').where({ case_id: caseId }).orderBy(['invited_at', 'id']);
  return rows.map(readJoining);
}

export async function insertJoining(
  tx: Tx,
  caseId: string,
  one: Omit<RowOf<typeof joiningTable>, 'id' | 'caseId' | 'state' | 'answeredAt'>,
): Promise<void> {
  await joiningTable.insert(tx.knex, { ...one, id: newId(), caseId, state: 'invited', answeredAt: null });
}

export async function answerJoiningRow(
  tx: Tx,
  id: string,
  answer: { readonly state: 'joined' | 'declined'; readonly at: Instant },
): Promise<void> {
  await tx.knex('case_committees').where({ id }).update({ state: answer.state, answered_at: answer.at });
}

/**
 * The area of a committee is another one from now on. Where it was when it joined stays, so that figures of that time do not
 * change; an invitation is answered from where it is now. Gives the open cases it is part of.
 */
export async function followCommitteeArea(
  tx: Tx,
  committeeId: string,
  area: { readonly path: string; readonly townCode: string },
): Promise<string[]> {
  const open = tx.knex('cases').where({ is_open: 1 }).select('id');
  const active = () =>
    tx
      .knex('case_committees')
      .where({ committee_id: committeeId })
      .whereIn('state', ['invited', 'joined'])
      .whereIn('case_id', open.clone());
  const caseIds: string[] = await active().distinct().pluck('case_id');
  await active().update({ area_path: area.path });
  await active().where({ state: 'invited' }).update({ town_code: area.townCode });
  return caseIds;
}

/** The committee that stands in the place of one that was closed. */
export async function passJoining(tx: Tx, id: string, committeeId: string): Promise<void> {
  await tx.knex('case_committees').where({ id }).update({ committee_id: committeeId });
}
