import { z } from 'zod';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

/** Something that was done beside the course of mediation: a survey, a letter to another body, a demand. */
export interface CaseAct {
  readonly id: string;
  /** The event that put it on record. */
  readonly event: string;
  readonly happenedOn: Day | null;
  readonly partyId: string | null;
  /** Another body it was sent to or came from. */
  readonly body: string | null;
  readonly replyDueOn: Day | null;
  readonly repliedOn: Day | null;
  readonly reply: string | null;
  readonly replyContent: string | null;
  /** The other fields of its form. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly recordedAt: Instant;
}
export type NewAct = Omit<CaseAct, 'repliedOn' | 'reply' | 'replyContent'>;

const dataSchema = z.record(z.string(), z.unknown());

/** All acts of a case, the oldest first. */
export async function listActs(db: Db, caseId: string): Promise<CaseAct[]> {
  const rows = await db('case_acts').where({ case_id: caseId }).orderBy(['recorded_at', 'id']);
  return rows.map((row) => ({
    id: row.id,
    event: row.event,
    happenedOn: row.happened_on,
    partyId: row.party_id,
    body: row.body,
    replyDueOn: row.reply_due_on,
    repliedOn: row.replied_on,
    reply: row.reply,
    replyContent: row.reply_content,
    data: dataSchema.parse(JSON.parse(row.data)),
    recordedAt: row.recorded_at,
  }));
}

export async function insertAct(
  tx: Tx,
  caseId: string,
  act: NewAct & { readonly by: string },
): Promise<void> {
  await tx.knex('case_acts').insert({
    id: act.id,
    case_id: caseId,
    event: act.event,
    happened_on: act.happenedOn,
    party_id: act.partyId,
    body: act.body,
    reply_due_on: act.replyDueOn,
    data: JSON.stringify(act.data),
    recorded_by: act.by,
    recorded_at: act.recordedAt,
  });
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
