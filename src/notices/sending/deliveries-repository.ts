import type { Instant } from '../../platform/clock.ts';
import type { ColumnsOf } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import { decodeStart, keyset, readPage } from '../../platform/database/paging.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { type Delivery, type DeliveryState, deliveryTable, type NewDelivery } from './delivery.ts';
import type { AdapterName, Channel } from './port.ts';

type Columns = ColumnsOf<typeof deliveryTable>;

/** Puts texts in line; one whose key is there already is left out. Gives the ids of those that are new. */
export async function insertDeliveries(tx: Tx, rows: readonly NewDelivery[]): Promise<string[]> {
  if (rows.length === 0) return [];
  const blank = {
    ...{ adapter: null, state: 'waiting' as const, attempts: 0, leaseUntil: null, worker: null },
    ...{ reason: null, endedAt: null },
  };
  const inserted = await tx
    .knex<Columns>('deliveries')
    .insert(rows.map((row) => deliveryTable.toColumns({ ...row, ...blank })))
    .onConflict('key')
    .ignore()
    .returning('id');
  return inserted.map(({ id }) => id);
}

/** Channels on which a text has its turn; asked before anything is written. */
export async function listDueChannels(db: Db, now: Instant): Promise<Channel[]> {
  const rows = await db<Columns>('deliveries')
    .where('state', 'waiting')
    .where('available_at', '<=', now)
    .distinct('channel');
  return rows.map(({ channel }) => channel);
}

export interface Claim {
  readonly channel: Channel;
  readonly adapter: AdapterName;
  readonly worker: string;
  readonly now: Instant;
  readonly leaseUntil: Instant;
  readonly limit: number;
}

/** Takes texts of a channel whose turn it is for this worker, each for one try, until `leaseUntil`. */
export async function claimDeliveries(tx: Tx, by: Claim): Promise<Delivery[]> {
  const due = tx
    .knex('deliveries')
    .select('id')
    .where({ state: 'waiting', channel: by.channel })
    .where('available_at', '<=', by.now)
    .orderBy(['available_at', 'id'])
    .limit(by.limit);
  if (tx.dialect === 'postgres') due.forUpdate().skipLocked();
  const rows = await tx
    .knex('deliveries')
    .whereIn('id', due)
    .where('state', 'waiting')
    .update({ state: 'sending', adapter: by.adapter, worker: by.worker, lease_until: by.leaseUntil })
    .increment('attempts', 1)
    .returning('*');
  return rows.map(deliveryTable.fromRow);
}

/** Texts somebody began to send and never said how it went: he is gone. */
export async function listAbandoned(db: Db, now: Instant, limit: number): Promise<Delivery[]> {
  const rows = await db<Columns>('deliveries')
    .where('state', 'sending')
    .where('lease_until', '<=', now)
    .orderBy(['lease_until', 'id'])
    .limit(limit);
  return rows.map(deliveryTable.fromRow);
}

export type DeliveryEnd = Pick<Delivery, 'state' | 'reason'> &
  Partial<Pick<Delivery, 'availableAt' | 'endedAt'>>;

/** Says how a try went. A worker that comes late still knows better than who took it for gone. */
export async function endTry(
  tx: Tx,
  { id, worker }: Pick<Delivery, 'id' | 'worker'>,
  end: DeliveryEnd,
  from: readonly DeliveryState[],
): Promise<boolean> {
  const changed = await tx
    .knex('deliveries')
    .where({ id, worker })
    .whereIn('state', [...from])
    .update(deliveryTable.toChanges({ ...end, leaseUntil: null }));
  return changed === 1;
}

/** Puts a text in line once more; false when it is in another state by now. */
export async function requeue(
  tx: Tx,
  id: string,
  from: readonly DeliveryState[],
  at: Instant,
): Promise<boolean> {
  const changes = deliveryTable.toChanges({
    ...{ state: 'waiting', attempts: 0, availableAt: at, reason: null, worker: null, endedAt: null },
  });
  const changed = await tx
    .knex('deliveries')
    .where({ id })
    .whereIn('state', [...from])
    .update(changes);
  return changed === 1;
}

export async function findDelivery(db: Db, id: string): Promise<Delivery | null> {
  const row = await db<Columns>('deliveries').where({ id }).first();
  return row ? deliveryTable.fromRow(row) : null;
}

/** What was sent, or should have been, to the parties of a case; the newest first. */
export async function listDeliveriesOfCase(db: Db, caseId: string): Promise<Delivery[]> {
  const rows = await db<Columns>('deliveries')
    .where({ case_id: caseId })
    .whereNotNull('party_id')
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return rows.map(deliveryTable.fromRow);
}

export interface DeliveryFilter {
  readonly state?: DeliveryState | undefined;
  readonly channel?: Channel | undefined;
  /** Put in line from this instant on, before that one. */
  readonly from?: Instant | undefined;
  readonly before?: Instant | undefined;
}

const read = deliveryTable.without('body', 'subject', 'key');
export type DeliveryLine = ReturnType<typeof read>;
export interface DeliveryPage {
  readonly lines: readonly DeliveryLine[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

/** The log without what was said, newest first, by place and not by page number. */
export async function listDeliveries(
  db: Db,
  filter: DeliveryFilter,
  page: { readonly cursor: string | undefined; readonly limit: number },
): Promise<DeliveryPage> {
  const columns = ['created_at', 'id'];
  const start = page.cursor === undefined ? null : decodeStart(page.cursor, columns.length);
  const { rows, ...cursors } = await readPage(
    start,
    page.limit,
    async (from) => {
      const query = db<Columns>('deliveries').select('*');
      if (filter.state !== undefined) query.where({ state: filter.state });
      if (filter.channel !== undefined) query.where({ channel: filter.channel });
      if (filter.from !== undefined) query.where('created_at', '>=', filter.from);
      if (filter.before !== undefined) query.where('created_at', '<', filter.before);
      return (await keyset(query, columns, from, 'desc').limit(page.limit + 1)) as Columns[];
    },
    (row) => [row.created_at, row.id],
  );
  return { lines: rows.map(read), ...cursors };
}

/** How many texts are in each state. */
export async function countDeliveries(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db('deliveries').groupBy('state').select('state', db.raw('count(*) as n'));
  return new Map(rows.map((row) => [String(row.state), Number(row.n)]));
}
