import { toOffsetIso } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import { listActs } from './acts-repository.ts';

/**
 * The part of `GET /cases/{id}` about what was put on record beside the course of the case, `[{id, event, happenedOn,
 * partyId, body, replyDueOn, repliedOn, reply, data, recordedAt}]` with `data` as the form of the event gave it.
 */
export async function actsApiPart(db: Db, caseId: string): Promise<{ acts: object[] }> {
  const acts = await listActs(db, caseId);
  return { acts: acts.map(({ recordedAt, ...act }) => ({ ...act, recordedAt: toOffsetIso(recordedAt) })) };
}
