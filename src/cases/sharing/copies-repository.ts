import type { Instant } from '../../platform/clock.ts';
import { instant, orNull, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';
import { copyRoles } from '../core/access-rule.ts';

export const copyTable = table('case_copies', {
  id: text(),
  caseId: text(),
  accountId: text(),
  content: text(),
  sentBy: text(),
  sentAt: instant(),
  readAt: orNull(instant()),
});

/** A copy of a case that somebody got, and when he read it. */
export interface CaseCopy {
  readonly accountId: string;
  readonly receiverName: string;
  readonly senderName: string;
  readonly content: string;
  readonly sentAt: Instant;
  readonly readAt: Instant | null;
}

/** All copies of a case, the oldest first. */
export async function listCopies(db: Db, caseId: string): Promise<CaseCopy[]> {
  const rows = await db('case_copies')
    .where({ case_id: caseId })
    .leftJoin('accounts as receiver', 'receiver.id', 'case_copies.account_id')
    .leftJoin('accounts as sender', 'sender.id', 'case_copies.sent_by')
    .orderBy(['case_copies.sent_at', 'case_copies.id'])
    .select(
      'case_copies.account_id',
      'case_copies.content',
      'case_copies.sent_at',
      'case_copies.read_at',
      'receiver.display_name as receiver_name',
      'sender.display_name as sender_name',
    );
  return rows.map((row) => ({
    accountId: row.account_id,
    receiverName: row.receiver_name ?? '',
    senderName: row.sender_name ?? '',
    content: row.content,
    sentAt: row.sent_at,
    readAt: row.read_at,
  }));
}

export async function insertCopies(
  tx: Tx,
  caseId: string,
  copies: {
    readonly accountIds: readonly string[];
    readonly content: string;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  const { content, by: sentBy, at: sentAt } = copies;
  await copyTable.insert(
    tx.knex,
    copies.accountIds.map((accountId) => ({
      ...{ id: newId(), caseId, accountId, content, sentBy, sentAt },
      readAt: null,
    })),
  );
}

/** All copies of a case that an account had not read are read now. */
export async function markRead(tx: Tx, caseId: string, accountId: string, at: Instant): Promise<void> {
  await tx
    .knex('case_copies')
    .where({ case_id: caseId, account_id: accountId })
    .whereNull('read_at')
    .update({ read_at: at });
}

/** Who may get a copy: active accounts of the town and of the offices above it, without the administrators. */
export async function listColleagues(
  db: Db,
  areaCodes: readonly string[],
): Promise<{ readonly id: string; readonly name: string; readonly role: string }[]> {
  return db('accounts')
    .whereIn('area_code', [...areaCodes])
    .whereNull('disabled_at')
    .whereIn('role', [...copyRoles])
    .orderBy('id')
    .select('id', 'display_name as name', 'role');
}

/** Accounts that got a copy of a case and have not read it. */
export async function findCopyReceivers(db: Db, caseId: string): Promise<string[]> {
  const rows = await db('case_copies').where({ case_id: caseId }).whereNull('read_at').select('account_id');
  return [...new Set(rows.map((row) => row.account_id as string))];
}
