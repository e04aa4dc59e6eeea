import type { Db } from '../../platform/database/connect.ts';
import { listJoinings } from './joint-repository.ts';

/** The part of `GET /cases/{id}` about committees that were asked to mediate jointly, `[{committeeId, state}]`. */
export async function sharingApiPart(db: Db, caseId: string): Promise<{ jointCommittees: object[] }> {
  const joinings = await listJoinings(db, caseId);
  return { jointCommittees: joinings.map(({ committeeId, state }) => ({ committeeId, state })) };
}
