import type { Tx } from '../../platform/database/unit-of-work.ts';
import { caseTable } from '../core/case.ts';
import { saveSeats } from '../core/seats-repository.ts';
import { followCommitteeArea, listJoinings } from './joint-repository.ts';

/** Offices of the area where a committee is now see the open cases it mediates along. */
export async function moveJointSeats(
  tx: Tx,
  committeeId: string,
  area: { readonly path: string; readonly townCode: string },
): Promise<void> {
  for (const caseId of await followCommitteeArea(tx, committeeId, area)) {
    const seen = (await listJoinings(tx.knex, caseId)).filter(({ state }) => state !== 'declined');
    const changes = { jointCommittees: seen.map((one) => ({ id: one.committeeId, areaPath: one.areaPath })) };
    await tx.knex('cases').where({ id: caseId }).update(caseTable.toChanges(changes));
    await saveSeats(tx, caseId, changes);
  }
}
