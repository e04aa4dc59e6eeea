import type { Day, Instant } from '../../platform/clock.ts';
import { day, flag, instant, int, json, orNull, table, text } from '../../platform/database/column-table.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

export const parcelTable = table('parcels', {
  id: text(),
  caseId: text(),
  no: int(),
  name: text(),
  areaMu: orNull(int()),
  boundaries: orNull(text()),
});
export const instrumentTable = table('prior_instruments', {
  id: text(),
  caseId: text(),
  kind: text(),
  number: orNull(text()),
  issuedOn: day(),
  organ: text(),
  result: orNull(text()),
  isEffective: flag(),
  recordedAt: instant(),
});
export const taskForceTable = table('task_forces', {
  id: text(),
  caseId: text(),
  leaderAccountId: text(),
  leaderName: text(),
  members: json<unknown>(),
  plan: text(),
  formedAt: instant(),
});
export const referralTable = table('referral_letters', {
  id: text(),
  caseId: text(),
  receiver: text(),
  reason: text(),
  replyDueOn: day(),
  sentAt: instant(),
  receivedAt: orNull(instant()),
  receivedBy: orNull(text()),
  returnedAt: orNull(instant()),
  withdrawnAt: orNull(instant()),
  result: orNull(text()),
  isFinallyDecided: flag(),
});

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
  await parcelTable.insert(
    tx.knex,
    parcels.map(({ name, areaMu = null, boundaries = null }, index) => ({
      ...{ id: newId(), caseId, no: index + 1, name, areaMu, boundaries },
    })),
  );
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
  const { kind, number = null, on: issuedOn, organ, result = null, effective = false } = instrument;
  await instrumentTable.insert(tx.knex, {
    ...{ id, caseId, kind, number, issuedOn, organ, result },
    ...{ isEffective: effective, recordedAt: at },
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
  await taskForceTable.insert(tx.knex, { id: newId(), caseId, ...taskForce, formedAt: at });
}

export async function insertReferral(
  tx: Tx,
  caseId: string,
  letter: { readonly receiver: string; readonly reason: string; readonly replyDueOn: Day },
  at: Instant,
): Promise<string> {
  const id = newId();
  await referralTable.insert(tx.knex, {
    ...{ id, caseId, ...letter, sentAt: at, receivedAt: null, receivedBy: null },
    ...{ returnedAt: null, withdrawnAt: null, result: null, isFinallyDecided: false },
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
