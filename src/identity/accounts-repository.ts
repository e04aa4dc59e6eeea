import type { Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import type { Locale } from '../platform/i18n.ts';
import type { Account } from './account.ts';

export async function findAccount(db: Db, id: string): Promise<Account | null> {
  const row = await db('accounts').where({ id }).first();
  return row === undefined ? null : fromRow(row);
}

export async function findAccountByUsername(db: Db, username: string): Promise<Account | null> {
  const row = await db('accounts').where({ username }).first();
  return row === undefined ? null : fromRow(row);
}

export async function listAccounts(db: Db): Promise<Account[]> {
  return (await db('accounts').orderBy('username')).map(fromRow);
}

export async function countActiveAccounts(db: Db, role: string): Promise<number> {
  const row = await db('accounts').where({ role }).whereNull('disabled_at').count({ n: '*' }).first();
  return Number(row?.n ?? 0);
}

export async function insertAccount(tx: Tx, account: Account): Promise<void> {
  await tx.knex('accounts').insert({
    id: account.id,
    username: account.username,
    display_name: account.displayName,
    role: account.role,
    area_code: account.areaCode,
    committee_id: account.committeeId,
    organisation_id: account.organisationId,
    person_id: account.personId,
    password_hash: account.passwordHash,
    activation_hash: account.activationHash,
    activation_expires_at: account.activationExpiresAt,
    locale: account.locale,
    is_demo: account.isDemo ? 1 : 0,
    disabled_at: account.disabledAt,
    created_at: account.createdAt,
    updated_at: account.updatedAt,
  });
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

interface Row {
  readonly id: string;
  readonly username: string;
  readonly display_name: string;
  readonly role: Account['role'];
  readonly area_code: string;
  readonly committee_id: string | null;
  readonly organisation_id: string | null;
  readonly person_id: string | null;
  readonly password_hash: string | null;
  readonly activation_hash: string | null;
  readonly activation_expires_at: Instant | null;
  readonly locale: Locale;
  readonly is_demo: number;
  readonly disabled_at: Instant | null;
  readonly created_at: Instant;
  readonly updated_at: Instant;
}

function fromRow(row: Row): Account {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    role: row.role,
    areaCode: row.area_code,
    committeeId: row.committee_id,
    organisationId: row.organisation_id,
    personId: row.person_id,
    passwordHash: row.password_hash,
    activationHash: row.activation_hash,
    activationExpiresAt: row.activation_expires_at,
    locale: row.locale,
    isDemo: row.is_demo === 1,
    disabledAt: row.disabled_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
