import { z } from 'zod';
import type { Instant } from '../platform/clock.ts';
import { instant, json, orNull, type RowOf, table, text } from '../platform/database/column-table.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';

export const tokenTable = table('api_tokens', {
  id: text(),
  accountId: text(),
  tokenHash: text(),
  scopes: json<readonly string[]>(z.array(z.string())),
  createdAt: instant(),
  expiresAt: orNull(instant()),
  revokedAt: orNull(instant()),
});
export type TokenRow = RowOf<typeof tokenTable>;

export async function findTokenByHash(db: Db, tokenHash: string): Promise<TokenRow | null> {
  const row = await db('api_tokens').where({ token_hash: tokenHash }).first();
  return row === undefined ? null : tokenTable.fromRow(row);
}

export async function insertToken(tx: Tx, token: TokenRow): Promise<void> {
  await tokenTable.insert(tx.knex, token);
}

export async function revokeTokensOf(tx: Tx, accountId: string, now: Instant): Promise<void> {
  await tx
    .knex('api_tokens')
    .where({ account_id: accountId })
    .whereNull('revoked_at')
    .update({ revoked_at: now });
}
