import type { Instant } from '../../platform/clock.ts';
import { instant, json, orNull, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

export const inboxTable = table('inbox_items', {
  id: text(),
  accountId: text(),
  caseId: orNull(text()),
  leadId: orNull(text()),
  kind: text(),
  params: json<Readonly<Record<string, string>>>(),
  sourceKey: text(),
  createdAt: instant(),
  readAt: orNull(instant()),
});
const readItem = inboxTable.without('accountId', 'sourceKey');
export type InboxItem = ReturnType<typeof readItem>;

/** Puts one message into several inboxes; the same effect delivered twice leaves one message each. */
export async function insertInboxItems(
  tx: Tx,
  accountIds: readonly string[],
  item: Omit<InboxItem, 'id' | 'readAt'> & { readonly sourceKey: string },
): Promise<void> {
  if (accountIds.length === 0) return;
  await tx
    .knex('inbox_items')
    .insert(
      accountIds.map((accountId) => inboxTable.toColumns({ ...item, id: newId(), accountId, readAt: null })),
    )
    .onConflict(['account_id', 'source_key'])
    .ignore();
}

export async function listInbox(db: Db, accountId: string, limit: number): Promise<InboxItem[]> {
  const rows = await db('inbox_items')
    .where({ account_id: accountId })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  return rows.map(readItem);
}

export async function countUnread(db: Db, accountId: string): Promise<number> {
  const row = await db('inbox_items')
    .where({ account_id: accountId })
    .whereNull('read_at')
    .count({ n: '*' })
    .first();
  return Number(row?.['n'] ?? 0);
}

export async function markInboxRead(tx: Tx, accountId: string, at: Instant): Promise<void> {
  await tx.knex('inbox_items').where({ account_id: accountId }).whereNull('read_at').update({ read_at: at });
}

/** Accounts of a role in one of these areas, active. */
export async function findAccountsOfRole(
  db: Db,
  role: string,
  where: {
    readonly areaCodes?: readonly string[];
    readonly committeeId?: string;
    readonly personId?: string;
  },
): Promise<string[]> {
  const query = db('accounts').whereNull('disabled_at').select('id').limit(50);
  if (where.personId !== undefined) query.where({ person_id: where.personId });
  else query.where({ role });
  if (where.areaCodes) query.whereIn('area_code', where.areaCodes);
  if (where.committeeId !== undefined) query.where({ committee_id: where.committeeId });
  return (await query).map((row) => row.id as string);
}

/** Who was assigned last, also when the assignment has ended. */
export async function findLastAssigned(db: Db, caseId: string): Promise<string | null> {
  const row = await db('assignments')
    .where({ case_id: caseId })
    .orderBy([
      { column: 'assigned_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .first('mediator_id');
  return row?.mediator_id ?? null;
}
