import type { Instant } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  instant,
  orNull,
  type RowOf,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { type InboxItem, inboxTable } from '../../workbench/inbox/notify-repository.ts';
import type { Channel } from '../sending/port.ts';

/** A message of an inbox on its way to one channel: once, whatever happens. */
export const itemTable = table('notice_items', {
  id: text(),
  itemId: text(),
  accountId: text(),
  channel: text<Channel>(),
  dueAt: instant(),
  state: text<'waiting' | 'taken'>(),
  /** The text that said it; none when there was nothing left to say. */
  deliveryId: orNull(text()),
});
type NoticeItem = RowOf<typeof itemTable>;

/** The messages one effect left in the inboxes of these accounts. */
export async function listTold(
  db: Db,
  sourceKey: string,
  accountIds: readonly string[],
): Promise<{ readonly id: string; readonly accountId: string; readonly kind: string }[]> {
  const rows = await db<ColumnsOf<typeof inboxTable>>('inbox_items')
    .where({ source_key: sourceKey })
    .whereIn('account_id', [...accountIds])
    .select('id', 'account_id', 'kind');
  return rows.map((row) => ({ id: row.id, accountId: row.account_id, kind: row.kind }));
}

export async function insertNoticeItems(tx: Tx, items: readonly NoticeItem[]): Promise<void> {
  if (items.length === 0) return;
  const rows = items.map(itemTable.toColumns);
  await tx.knex('notice_items').insert(rows).onConflict(['item_id', 'channel']).ignore();
}

export type Bundle = Pick<NoticeItem, 'accountId' | 'channel'>;

/** Accounts and channels for which something is due. */
export async function listDueBundles(db: Db, now: Instant, limit: number): Promise<Bundle[]> {
  const rows = await db<ColumnsOf<typeof itemTable>>('notice_items')
    .where({ state: 'waiting' })
    .where('due_at', '<=', now)
    .distinct('account_id', 'channel')
    .orderBy(['account_id', 'channel'])
    .limit(limit);
  return rows.map((row) => ({ accountId: row.account_id, channel: row.channel }));
}

export interface DueMessage extends Pick<InboxItem, 'kind' | 'params' | 'createdAt' | 'readAt'> {
  readonly caseCode: string | null;
  readonly leadCode: string | null;
}

/** Takes what is due for one account and channel; nobody takes it again. Gives the messages, the oldest first. */
export async function takeBundle(
  tx: Tx,
  { accountId, channel }: Bundle,
  deliveryId: string,
  now: Instant,
): Promise<DueMessage[]> {
  const taken = await tx
    .knex('notice_items')
    .where({ account_id: accountId, channel, state: 'waiting' })
    .where('due_at', '<=', now)
    .update({ state: 'taken', delivery_id: deliveryId })
    .returning('item_id');
  const ids = taken.map((row) => row.item_id as string);
  if (ids.length === 0) return [];
  const rows = await tx
    .knex('inbox_items as i')
    .leftJoin('cases as c', 'c.id', 'i.case_id')
    .leftJoin('leads as l', 'l.id', 'i.lead_id')
    .whereIn('i.id', ids)
    .orderBy(['i.created_at', 'i.id'])
    .select('i.*', { case_code: 'c.code', lead_code: 'l.code' });
  return rows.map((row) => {
    const { kind, params, createdAt, readAt } = inboxTable.fromRow(row);
    return { kind, params, createdAt, readAt, caseCode: row.case_code, leadCode: row.lead_code };
  });
}

/** Messages that were taken without anything being said of them. */
export async function forgetDelivery(tx: Tx, deliveryId: string): Promise<void> {
  await tx.knex('notice_items').where({ delivery_id: deliveryId }).update({ delivery_id: null });
}
