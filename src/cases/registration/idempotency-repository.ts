import type { Instant } from '../../platform/clock.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

export async function findIdempotent(
  tx: Tx,
  key: string,
): Promise<{ requestHash: string; response: unknown } | null> {
  const row = await tx.knex('idempotency_keys').where({ key }).first();
  return row ? { requestHash: row.request_hash, response: JSON.parse(row.response) } : null;
}

export async function saveIdempotent(
  tx: Tx,
  key: string,
  accountId: string,
  requestHash: string,
  response: unknown,
  at: Instant,
): Promise<void> {
  await tx.knex('idempotency_keys').insert({
    key,
    account_id: accountId,
    request_hash: requestHash,
    response: JSON.stringify(response),
    created_at: at,
  });
}
