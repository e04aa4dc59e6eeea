import type { Db } from '../../platform/database/connect.ts';
import type { BookKind } from '../office.ts';

/** Codes of the open cases that a committee accepted or mediates together with another. */
export async function listOpenCasesOf(db: Db, committeeId: string): Promise<string[]> {
  const joined = db('case_committees')
    .where({ committee_id: committeeId, state: 'joined' })
    .select('case_id');
  return db('cases')
    .where({ is_open: 1 })
    .where((one) => one.where({ committee_id: committeeId }).orWhereIn('id', joined))
    .orderBy('code')
    .pluck('code');
}

const accountColumn = {
  organisations: 'organisation_id',
  committees: 'committee_id',
  people: 'person_id',
} as const;

/** Accounts that are not closed and stand for the row. */
export async function listAccountsOf(
  db: Db,
  kind: BookKind,
  id: string,
): Promise<{ readonly username: string; readonly name: string }[]> {
  if (kind === 'seals' || kind === 'duties') return [];
  const rows: { username: string; display_name: string }[] = await db('accounts')
    .where({ [accountColumn[kind]]: id })
    .whereNull('disabled_at')
    .orderBy('username')
    .select('username', 'display_name');
  return rows.map(({ username, display_name: name }) => ({ username, name }));
}

/** Names of accounts by their ids, for who did what. */
export async function namesOfAccounts(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows: { id: string; display_name: string }[] = await db('accounts')
    .whereIn('id', [...new Set(ids)])
    .select('id', 'display_name');
  return new Map(rows.map((row) => [row.id, row.display_name]));
}
