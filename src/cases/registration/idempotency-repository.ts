import type { Instant } from '../../platform/clock.ts';
import { instant, json, table, text } from '../../platform/database/column-table.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';

export const keyTable = table('idempotency_keys', {
  key: text(),
  accountId: text(),
  requestHash: text(),
  response: json<unknown>(),
  createdAt: instant(),
});

export async function findIdempotent(
  tx: Tx,
  key: string,
): Promise<{ requestHash: string; response: unknown } | null> {
  const row = await tx.knex('idempotency_keys').where({ key }).first();
  return row ? keyTable.fromRow(row) : null;
}

export async function saveIdempotent(
  tx: Tx,
  key: string,
  accountId: string,
  requestHash: string,
  response: unknown,
  at: Instant,
): Promise<void> {
  await keyTable.insert(tx.knex, { key, accountId, requestHash, response, createdAt: at });
}
