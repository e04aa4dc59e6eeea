import { z } from 'zod';
import type { Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';

export interface TokenRow {
  readonly id: string;
  readonly accountId: string;
  readonly tokenHash: string;
  readonly scopes: readonly string[];
  readonly createdAt: Instant;
  readonly expiresAt: Instant | null;
  readonly revokedAt: Instant | null;
}

const storedScopes = z.array(z.string());

export async function findTokenByHash(db: Db, tokenHash: string): Promise<TokenRow | null> {
  const row = await db('api_tokens').where({ token_hash: tokenHash }).first();
  return row === undefined ? null : fromRow(row);
}

export async function insertToken(tx: Tx, token: TokenRow): Promise<void> {
  await tx.knex('api_tokens').insert({
    id: token.id,
    account_id: token.accountId,
    token_hash: token.tokenHash,
    scopes: JSON.stringify(token.scopes),
    created_at: token.createdAt,
    expires_at: token.expiresAt,
    revoked_at: token.revokedAt,
  });
}

export async function revokeTokensOf(tx: Tx, accountId: string, now: Instant): Promise<void> {
  await tx
    .knex('api_tokens')
    .where({ account_id: accountId })
    .whereNull('revoked_at')
    .update({ revoked_at: now });
}

interface Row {
  readonly id: string;
  readonly account_id: string;
  readonly token_hash: string;
  readonly scopes: string;
  readonly created_at: Instant;
  readonly expires_at: Instant | null;
  readonly revoked_at: Instant | null;
}

function fromRow(row: Row): TokenRow {
  return {
    id: row.id,
    accountId: row.account_id,
    tokenHash: row.token_hash,
    scopes: storedScopes.parse(JSON.parse(row.scopes)),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  };
}
