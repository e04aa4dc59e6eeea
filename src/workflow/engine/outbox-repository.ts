import type { Instant } from '../../platform/clock.ts';
import { instant, int, json, orNull, type RowOf, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

export const outboxTable = table('outbox', {
  id: text(),
  subjectId: text(),
  subjectKind: text<'case' | 'lead'>(),
  seq: int(),
  kind: text(),
  data: json<Readonly<Record<string, unknown>>>(),
  state: text<'pending' | 'done' | 'failed'>(),
  attempts: int(),
  availableAt: instant(),
  leaseUntil: orNull(instant()),
  worker: orNull(text()),
  doneAt: orNull(instant()),
  lastError: orNull(text()),
});
export type OutboxMessage = Pick<
  RowOf<typeof outboxTable>,
  'id' | 'subjectId' | 'subjectKind' | 'seq' | 'kind' | 'data' | 'attempts'
>;

const waiting = {
  state: 'pending',
  attempts: 0,
  leaseUntil: null,
  worker: null,
  doneAt: null,
  lastError: null,
} as const;

/** Writes effects that run after the commit; the id makes them recognisable when they run twice. */
export async function insertOutbox(
  tx: Tx,
  messages: readonly Omit<OutboxMessage, 'attempts'>[],
  at: Instant,
): Promise<void> {
  await outboxTable.insert(
    tx.knex,
    messages.map((message) => ({ ...message, ...waiting, availableAt: at })),
  );
}

/**
 * Takes up to `limit` messages for this worker until `leaseUntil`; a worker that dies loses its lease and
 * another takes them.
 */
export async function claimOutbox(
  tx: Tx,
  worker: string,
  now: Instant,
  leaseUntil: Instant,
  limit: number,
): Promise<OutboxMessage[]> {
  const due = tx
    .knex('outbox')
    .select('id')
    .where('state', 'pending')
    .where('available_at', '<=', now)
    .where((query) => query.whereNull('lease_until').orWhere('lease_until', '<=', now))
    .orderBy(['available_at', 'id'])
    .limit(limit);
  if (tx.dialect === 'postgres') due.forUpdate().skipLocked();
  const rows = await tx
    .knex('outbox')
    .whereIn('id', due)
    .update({ worker, lease_until: leaseUntil })
    .increment('attempts', 1)
    .returning('*');
  return rows.map(outboxTable.fromRow);
}

export async function markOutboxDone(tx: Tx, id: string, worker: string, at: Instant): Promise<void> {
  await tx.knex('outbox').where({ id, worker }).update({ state: 'done', done_at: at, lease_until: null });
}

/** Puts a message back for a later try, or gives it up (`failed`) when `retryAt` is null. */
export async function markOutboxFailed(
  tx: Tx,
  id: string,
  error: string,
  retryAt: Instant | null,
): Promise<void> {
  await tx
    .knex('outbox')
    .where({ id })
    .update({
      last_error: error.slice(0, 500),
      lease_until: null,
      worker: null,
      ...(retryAt === null ? { state: 'failed' } : { available_at: retryAt }),
    });
}

/** How many effects wait, and how many were given up. */
export async function countOutbox(db: Db): Promise<{ pending: number; failed: number }> {
  const count = async (state: string): Promise<number> => {
    const row = await db('outbox').where({ state }).count({ n: '*' }).first();
    return Number(row?.['n'] ?? 0);
  };
  return { pending: await count('pending'), failed: await count('failed') };
}
