import { z } from 'zod';
import type { Day } from '../../platform/clock.ts';
import { day, instant, json, orNull, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** Something that was done beside the course of mediation: a survey, a letter to another body, a demand. */
export const actTable = table('case_acts', {
  id: text(),
  caseId: text(),
  /** The event that put it on record. */
  event: text(),
  happenedOn: orNull(day()),
  partyId: orNull(text()),
  /** Another body it was sent to or came from. */
  body: orNull(text()),
  replyDueOn: orNull(day()),
  repliedOn: orNull(day()),
  reply: orNull(text()),
  replyContent: orNull(text()),
  /** The other fields of its form. */
  data: json<Readonly<Record<string, unknown>>>(z.record(z.string(), z.unknown())),
  recordedBy: text(),
  recordedAt: instant(),
});
const readAct = actTable.without('caseId', 'recordedBy');
export type CaseAct = ReturnType<typeof readAct>;
export type NewAct = Omit<CaseAct, 'repliedOn' | 'reply' | 'replyContent'>;

/** All acts of a case, the oldest first. */
export async function listActs(db: Db, caseId: string): Promise<CaseAct[]> {
  const rows = await db('case_acts').where({ case_id: caseId }).orderBy(['recorded_at', 'id']);
  return rows.map(readAct);
}

export async function insertAct(
  tx: Tx,
  caseId: string,
  act: NewAct & { readonly by: string },
): Promise<void> {
  const { by: recordedBy, ...row } = act;
  const unanswered = { repliedOn: null, reply: null, replyContent: null };
  await actTable.insert(tx.knex, { ...row, caseId, recordedBy, ...unanswered });
}

/** The answer that came to an act, or that none came. */
export async function saveReply(
  tx: Tx,
  id: string,
  reply: { readonly on: Day; readonly result: string; readonly content: string | null },
): Promise<void> {
  await tx
    .knex('case_acts')
    .where({ id })
    .update({ replied_on: reply.on, reply: reply.result, reply_content: reply.content });
}
