import type { Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import type { Locale } from '../platform/i18n.ts';
import { type Account, accountTable } from './account.ts';

export async function findAccount(db: Db, id: string): Promise<Account | null> {
  const row = await db('accounts').where({ id }).first();
  return row === undefined ? null : accountTable.fromRow(row);
}

export async function findAccountByUsername(db: Db, username: string): Promise<Account | null> {
  const row = await db('accounts').where({ username }).first();
  return row === undefined ? null : accountTable.fromRow(row);
}

export async function listAccounts(db: Db): Promise<Account[]> {
  return (await db('accounts').orderBy('username')).map(accountTable.fromRow);
}

export async function countActiveAccounts(db: Db, role: string): Promise<number> {
  const row = await db('accounts').where({ role }).whereNull('disabled_at').count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}

export async function insertAccount(tx: Tx, account: Account): Promise<void> {
  await accountTable.insert(tx.knex, account);
}

/** Sets the password and uses the activation code up; gives whether that very code was still open. */
export async function activateAccount(
  tx: Tx,
  account: { id: string; activationHash: string },
  passwordHash: string,
  now: Instant,
): Promise<boolean> {
  const changed = await tx
    .knex('accounts')
    .where({ id: account.id, activation_hash: account.activationHash })
    .update({
      password_hash: passwordHash,
      activation_hash: null,
      activation_expires_at: null,
      updated_at: now,
    });
  return changed === 1;
}

/** A new code ends the former password: whoever asked for it has lost that. */
export async function setActivation(
  tx: Tx,
  id: string,
  activation: { hash: string; expiresAt: Instant },
  now: Instant,
): Promise<void> {
  await tx.knex('accounts').where({ id }).update({
    password_hash: null,
    activation_hash: activation.hash,
    activation_expires_at: activation.expiresAt,
    updated_at: now,
  });
}

export async function setPasswordHash(tx: Tx, id: string, passwordHash: string, now: Instant): Promise<void> {
  await tx.knex('accounts').where({ id }).update({ password_hash: passwordHash, updated_at: now });
}

export async function setDisabled(
  tx: Tx,
  id: string,
  disabledAt: Instant | null,
  now: Instant,
): Promise<void> {
  await tx.knex('accounts').where({ id }).update({ disabled_at: disabledAt, updated_at: now });
}

export async function setLocale(tx: Tx, id: string, locale: Locale, now: Instant): Promise<void> {
  await tx.knex('accounts').where({ id }).update({ locale, updated_at: now });
}

/** Administrators whose accounts were opened before there was any place stand in this one from now on. */
export async function settleAccounts(tx: Tx, areaCode: string): Promise<void> {
  await tx.knex('accounts').where({ area_code: '' }).update({ area_code: areaCode });
}
