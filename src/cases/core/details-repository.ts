import type { Day, Instant } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

interface ParcelInput {
  readonly name: string;
  readonly areaMu?: number;
  readonly boundaries?: string;
}
interface InstrumentInput {
  readonly kind: string;
  readonly number?: string | undefined;
  readonly on: Day;
  readonly organ: string;
  readonly result?: string | undefined;
  readonly effective?: boolean;
}

/** Parcels and earlier instruments named at registration get rows of their own. */
export async function writeDetails(
  tx: Tx,
  caseId: string,
  details: Readonly<Record<string, unknown>>,
  at: Instant,
): Promise<void> {
  const parcels = (details['parcels'] ?? []) as readonly ParcelInput[];
  for (const [index, parcel] of parcels.entries()) {
    await tx.knex('parcels').insert({
      id: newId(),
      case_id: caseId,
      no: index + 1,
      name: parcel.name,
      area_mu: parcel.areaMu ?? null,
      boundaries: parcel.boundaries ?? null,
    });
  }
  for (const instrument of (details['priorInstruments'] ?? []) as readonly InstrumentInput[]) {
    await insertInstrument(tx, caseId, instrument, at);
  }
}

export async function insertInstrument(
  tx: Tx,
  caseId: string,
  instrument: InstrumentInput,
  at: Instant,
): Promise<string> {
  const id = newId();
  await tx.knex('prior_instruments').insert({
    id,
    case_id: caseId,
    kind: instrument.kind,
    number: instrument.number ?? null,
    issued_on: instrument.on,
    organ: instrument.organ,
    result: instrument.result ?? null,
    is_effective: instrument.effective ? 1 : 0,
    recorded_at: at,
  });
  return id;
}

export async function insertTaskForce(
  tx: Tx,
  caseId: string,
  taskForce: {
    readonly leaderAccountId: string;
    readonly leaderName: string;
    readonly members: unknown;
    readonly plan: string;
  },
  at: Instant,
): Promise<void> {
  await tx.knex('task_forces').insert({
    id: newId(),
    case_id: caseId,
    leader_account_id: taskForce.leaderAccountId,
    leader_name: taskForce.leaderName,
    members: JSON.stringify(taskForce.members),
    plan: taskForce.plan,
    formed_at: at,
  });
}

export async function insertReferral(
  tx: Tx,
  caseId: string,
  letter: { readonly receiver: string; readonly reason: string; readonly replyDueOn: Day },
  at: Instant,
): Promise<string> {
  const id = newId();
  await tx.knex('referral_letters').insert({
    id,
    case_id: caseId,
    receiver: letter.receiver,
    reason: letter.reason,
    reply_due_on: letter.replyDueOn,
    sent_at: at,
    is_finally_decided: 0,
  });
  return id;
}

export async function closeReferral(
  tx: Tx,
  caseId: string,
  reply: { readonly result: string; readonly finallyDecided: boolean },
  at: Instant,
): Promise<void> {
  const open = await waitingReferral(tx, caseId);
  if (!open) return;
  await tx
    .knex('referral_letters')
    .where({ id: open.id })
    .update({ returned_at: at, result: reply.result, is_finally_decided: reply.finallyDecided ? 1 : 0 });
}

async function waitingReferral(tx: Tx, caseId: string) {
  return tx
    .knex('referral_letters')
    .where({ case_id: caseId })
    .whereNull('returned_at')
    .whereNull('withdrawn_at')
    .orderBy('sent_at', 'desc')
    .first('id');
}

/** Notes who signed for the referral that is out now, and when. */
export async function receiveReferral(
  tx: Tx,
  caseId: string,
  receivedBy: string,
  at: Instant,
): Promise<void> {
  const open = await waitingReferral(tx, caseId);
  if (!open) return;
  await tx
    .knex('referral_letters')
    .where({ id: open.id })
    .update({ received_at: at, received_by: receivedBy });
}

/** Takes the referral that is out now back. */
export async function withdrawReferral(tx: Tx, caseId: string, at: Instant): Promise<void> {
  const open = await waitingReferral(tx, caseId);
  if (open) await tx.knex('referral_letters').where({ id: open.id }).update({ withdrawn_at: at });
}
