import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

export interface InboxItem {
  readonly id: string;
  readonly caseId: string | null;
  readonly leadId: string | null;
  readonly kind: string;
  readonly params: Readonly<Record<string, string>>;
  readonly createdAt: Instant;
  readonly readAt: Instant | null;
}

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
      accountIds.map((accountId) => ({
        id: newId(),
        account_id: accountId,
        case_id: item.caseId,
        lead_id: item.leadId,
        kind: item.kind,
        params: JSON.stringify(item.params),
        source_key: item.sourceKey,
        created_at: item.createdAt,
      })),
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
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    leadId: row.lead_id,
    kind: row.kind,
    params: JSON.parse(row.params),
    createdAt: row.created_at,
    readAt: row.read_at,
  }));
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
