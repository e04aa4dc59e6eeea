import { z } from 'zod';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';

export interface PriorInstrument {
  readonly id: string;
  readonly kind: string;
  readonly number: string | null;
  readonly issuedOn: Day;
  readonly organ: string;
  readonly result: string | null;
  readonly isEffective: boolean;
}

export interface Parcel {
  readonly id: string;
  readonly no: number;
  readonly name: string;
  /** In 1/10000 mu. */
  readonly areaMu: number | null;
  readonly boundaries: string | null;
}

export interface TaskForce {
  readonly leaderName: string;
  readonly members: readonly { readonly name: string; readonly post: string }[];
  readonly plan: string;
  readonly formedAt: Instant;
}

export interface ReferralLetter {
  readonly id: string;
  readonly receiver: string;
  readonly reason: string;
  readonly replyDueOn: Day;
  readonly sentAt: Instant;
  readonly receivedAt: Instant | null;
  readonly receivedBy: string | null;
  readonly withdrawnAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly result: string | null;
  readonly isFinallyDecided: boolean;
}

const membersSchema = z.array(z.object({ name: z.string(), post: z.string().nullish() }).loose());

export async function listPriorInstruments(db: Db, caseId: string): Promise<PriorInstrument[]> {
  const rows = await db<{
    id: string;
    case_id: string;
    kind: string;
    number: string | null;
    issued_on: Day;
    organ: string;
    result: string | null;
    is_effective: number;
  }>('prior_instruments')
    .where({ case_id: caseId })
    .orderBy([{ column: 'issued_on' }, { column: 'id' }]);
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    number: row.number,
    issuedOn: row.issued_on,
    organ: row.organ,
    result: row.result,
    isEffective: row.is_effective === 1,
  }));
}

export async function listParcels(db: Db, caseId: string): Promise<Parcel[]> {
  const rows = await db<{
    id: string;
    case_id: string;
    no: number;
    name: string;
    area_mu: number | null;
    boundaries: string | null;
  }>('parcels')
    .where({ case_id: caseId })
    .orderBy('no');
  return rows.map(({ id, no, name, area_mu, boundaries }) => ({ id, no, name, areaMu: area_mu, boundaries }));
}

export async function listTaskForces(db: Db, caseId: string): Promise<TaskForce[]> {
  const rows = await db<{
    id: string;
    case_id: string;
    leader_name: string;
    members: string;
    plan: string;
    formed_at: Instant;
  }>('task_forces')
    .where({ case_id: caseId })
    .orderBy([{ column: 'formed_at' }, { column: 'id' }]);
  return rows.map((row) => ({
    leaderName: row.leader_name,
    members: membersSchema
      .parse(JSON.parse(row.members))
      .map(({ name, post }) => ({ name, post: post ?? '' })),
    plan: row.plan,
    formedAt: row.formed_at,
  }));
}

export async function listReferralLetters(db: Db, caseId: string): Promise<ReferralLetter[]> {
  const rows = await db<{
    id: string;
    case_id: string;
    receiver: string;
    reason: string;
    reply_due_on: Day;
    sent_at: Instant;
    received_at: Instant | null;
    received_by: string | null;
    withdrawn_at: Instant | null;
    returned_at: Instant | null;
    result: string | null;
    is_finally_decided: number;
  }>('referral_letters')
    .where({ case_id: caseId })
    .orderBy([{ column: 'sent_at' }, { column: 'id' }]);
  return rows.map((row) => ({
    id: row.id,
    receiver: row.receiver,
    reason: row.reason,
    replyDueOn: row.reply_due_on,
    sentAt: row.sent_at,
    receivedAt: row.received_at,
    receivedBy: row.received_by,
    withdrawnAt: row.withdrawn_at,
    returnedAt: row.returned_at,
    result: row.result,
    isFinallyDecided: row.is_finally_decided === 1,
  }));
}
