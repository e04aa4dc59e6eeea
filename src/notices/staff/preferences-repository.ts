import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  flag,
  instant,
  json,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';
import { type Channel, channels } from '../sending/port.ts';

export const preferencesTable = table('notice_preferences', {
  accountId: text(),
  channels: json<readonly Channel[]>(z.array(z.enum(channels))),
  mode: text<'atOnce' | 'digest'>(),
  digestAt: text(),
  quietFrom: text(),
  quietUntil: text(),
  isQuietOnRestDays: flag(),
  updatedAt: instant(),
});
export type Preferences = RowOf<typeof preferencesTable>;

export const addressTable = table('notice_addresses', {
  id: text(),
  accountId: text(),
  channel: text<Channel>(),
  addressEnc: text(),
  masked: text(),
  enteredBy: text(),
  enteredAt: instant(),
});
export type Address = RowOf<typeof addressTable>;

export async function findPreferences(db: Db, accountId: string): Promise<Preferences | null> {
  const row = await db<ColumnsOf<typeof preferencesTable>>('notice_preferences')
    .where({ account_id: accountId })
    .first();
  return row ? preferencesTable.fromRow(row) : null;
}

/** Those of several accounts; who never said anything has none. */
export async function listPreferences(db: Db, accountIds: readonly string[]): Promise<Preferences[]> {
  if (accountIds.length === 0) return [];
  const rows = await db<ColumnsOf<typeof preferencesTable>>('notice_preferences').whereIn('account_id', [
    ...accountIds,
  ]);
  return rows.map(preferencesTable.fromRow);
}

export async function savePreferences(tx: Tx, preferences: Preferences): Promise<void> {
  await tx
    .knex('notice_preferences')
    .insert(preferencesTable.toColumns(preferences))
    .onConflict('account_id')
    .merge();
}

export async function listAddresses(db: Db, accountId: string): Promise<Address[]> {
  const rows = await db<ColumnsOf<typeof addressTable>>('notice_addresses')
    .where({ account_id: accountId })
    .orderBy('channel');
  return rows.map(addressTable.fromRow);
}

/** Puts an address in the place of the one there was; its token belongs to the row of `id`. */
export async function replaceAddress(
  tx: Tx,
  address: Pick<Address, 'accountId' | 'channel'>,
  next: {
    readonly seal: (id: string) => string;
    readonly masked: string;
    readonly by: string;
    readonly at: Instant;
  } | null,
): Promise<void> {
  const { accountId, channel } = address;
  await tx.knex('notice_addresses').where({ account_id: accountId, channel }).delete();
  if (next === null) return;
  const id = newId();
  await addressTable.insert(tx.knex, {
    ...{ id, accountId, channel, addressEnc: next.seal(id), masked: next.masked },
    ...{ enteredBy: next.by, enteredAt: next.at },
  });
}
