import { tailOf } from '../../cases/parties/party-repository.ts';
import { openRecord, sealRecord } from '../../documents/core/sealed-record.ts';
import { type FieldCrypto, FieldCryptoError } from '../../platform/crypto/field-crypto.ts';
import { BackupError } from '../backup-format.ts';
import type { RawRow } from '../tables-read-model.ts';

/** A column whose value is encrypted in the database, and the keyed digests by which it is found. */
interface SealedColumn {
  readonly stored: string;
  /** What it is called in the open files. */
  readonly open: string;
  readonly indexes: readonly { readonly stored: string; readonly key: string; readonly isTail: boolean }[];
}

const number = (name: string): SealedColumn => ({
  stored: `${name}_enc`,
  open: name,
  indexes: [
    { stored: `${name}_index`, key: name, isTail: false },
    { stored: `${name}_tail_index`, key: `${name}_tail`, isTail: true },
  ],
});
const withoutTail = (column: SealedColumn): SealedColumn => ({
  ...column,
  indexes: column.indexes.filter(({ isTail }) => !isTail),
});

/** What is encrypted in which table. The token of a value is bound to `<table>.<open name>.<id of the row>`. */
export const sealedColumns: Readonly<Record<string, readonly SealedColumn[]>> = {
  parties: [number('phone'), number('id_no'), withoutTail(number('bank_account'))],
  party_members: [number('phone'), number('id_no')],
  party_people: [number('phone'), number('id_no')],
  leads: [withoutTail(number('phone'))],
  notice_addresses: [{ ...number('address'), indexes: [] }],
  corrections: [{ stored: 'changes', open: 'changes', indexes: [] }],
};

/** Tables of which nothing leaves the house: whoever holds a token could act with it. */
export const secretTables: readonly string[] = ['api_tokens'];

/** Columns that stay empty in a folder: from them passwords could be guessed. */
export const secretColumns: Readonly<Record<string, readonly string[]>> = {
  accounts: ['password_hash', 'activation_hash', 'activation_expires_at'],
};

/** How an encrypted value begins: one in a column that is not named above must not leave the house unread. */
const tokenOf = /^v1\.[0-9a-f]{8}\.[\w-]{30}/;

/** Whether the database holds a column encrypted. */
export function isSealed(table: string, stored: string): boolean {
  return sealedColumns[table]?.some((column) => column.stored === stored) ?? false;
}

/** What each stored column is called in the open files; null when it is not there. */
export function openName(table: string, stored: string): string | null {
  if (secretColumns[table]?.includes(stored)) return null;
  for (const column of sealedColumns[table] ?? []) {
    if (column.stored === stored) return column.open;
    if (column.indexes.some((index) => index.stored === stored)) return null;
  }
  return stored;
}

/** A row as anybody can read it. @throws BackupError when a value does not open with the keys of this installation */
export function toOpen(table: string, row: RawRow, crypto: FieldCrypto): RawRow {
  try {
    const open: Record<string, unknown> = {};
    for (const [stored, value] of Object.entries(row)) {
      const name = openName(table, stored);
      if (name === null) continue;
      const isText = typeof value === 'string';
      if (isText && isSealed(table, stored)) open[name] = crypto.decrypt(value, place(table, name, row));
      else if (isText && tokenOf.test(value))
        throw new Error(`${table}.${stored} is sealed and nobody says so`);
      else open[name] = value;
    }
    if (table === 'documents') open['record'] = changed(row, (record, id) => openRecord(record, crypto, id));
    return open;
  } catch (error) {
    if (!(error instanceof FieldCryptoError)) throw error;
    throw new BackupError(
      `${table} ${String(row['id'])}: ${error.message}; if SECRET_KEY was changed, set SECRET_KEY_OLDER as well`,
    );
  }
}

/** The row as the database holds it: personal values sealed with the keys of this installation, digests made anew. */
export function toStored(table: string, open: RawRow, crypto: FieldCrypto): RawRow {
  const row: Record<string, unknown> = { ...open };
  for (const name of secretColumns[table] ?? []) row[name] = null;
  for (const column of sealedColumns[table] ?? []) {
    const value = open[column.open];
    delete row[column.open];
    const text = typeof value === 'string' ? value : null;
    row[column.stored] = text === null ? null : crypto.encrypt(text, place(table, column.open, open));
    for (const { stored, key, isTail } of column.indexes) {
      row[stored] = text === null ? null : crypto.blindIndex(key, isTail ? tailOf(text) : text);
    }
  }
  if (table === 'documents') row['record'] = changed(open, (record, id) => sealRecord(record, crypto, id));
  return row;
}

function place(table: string, name: string, row: RawRow): string {
  return `${table}.${name}.${String(row['id'])}`;
}

function changed(row: RawRow, change: (record: object, id: string) => object): string {
  return JSON.stringify(change(JSON.parse(String(row['record'])) as object, String(row['id'])));
}
