import type { Instant } from '../../platform/clock.ts';
import { instant, int, json, named, orNull, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { HistoryRow } from './history.ts';

export const historyTable = table('history', {
  subjectId: text(),
  seq: int(),
  subjectKind: text<HistoryRow['subjectKind']>(),
  event: text(),
  kind: text(),
  actorId: orNull(text()),
  actorName: text(),
  actingRole: text(),
  onBehalfOf: orNull(text()),
  occurredAt: instant(),
  recordedAt: instant(),
  data: json<HistoryRow['data']>(),
  facts: json<HistoryRow['facts']>(),
  from: named('from_state', json<HistoryRow['from']>()),
  to: named('to_state', json<HistoryRow['to']>()),
  effects: json<HistoryRow['effects']>(),
  basis: json<HistoryRow['basis']>(),
  defId: text(),
  defVersion: int(),
  idempotencyKey: orNull(text()),
  requestId: orNull(text()),
  previousHash: named('prev_hash', text()),
  hash: text(),
});

export async function insertHistory(tx: Tx, rows: HistoryRow | readonly HistoryRow[]): Promise<void> {
  await historyTable.insert(tx.knex, rows);
}

/** A row as its table holds it. */
export const historyColumns = historyTable.toColumns;

/** All events of a subject in order; `afterSeq` gives only later ones. */
export async function listHistory(db: Db, subjectId: string, afterSeq = 0): Promise<HistoryRow[]> {
  const rows = await db('history').where('subject_id', subjectId).where('seq', '>', afterSeq).orderBy('seq');
  return rows.map(historyTable.fromRow);
}

/** The newest entry of a subject. */
export async function lastHistoryRow(db: Db, subjectId: string): Promise<HistoryRow | null> {
  const row = await db('history').where('subject_id', subjectId).orderBy('seq', 'desc').first();
  return row ? historyTable.fromRow(row) : null;
}

/** The row an idempotency key already produced, if any. */
export async function findByIdempotencyKey(db: Db, key: string): Promise<HistoryRow | null> {
  const row = await db('history').where('idempotency_key', key).first();
  return row ? historyTable.fromRow(row) : null;
}

/** When the last event that moved the subject happened. */
export async function lastExclusiveAt(db: Db, subjectId: string): Promise<Instant | null> {
  const row = await db('history')
    .where('subject_id', subjectId)
    .whereIn('kind', ['exclusive', 'start'])
    .orderBy('seq', 'desc')
    .select('occurred_at')
    .first();
  return row?.occurred_at ?? null;
}

/** Ids of subjects with history, a page at a time, for replay. */
export async function listSubjects(
  db: Db,
  afterId: string,
  limit: number,
): Promise<{ id: string; kind: 'case' | 'lead' }[]> {
  const rows = await db('history')
    .where('seq', 1)
    .where('subject_id', '>', afterId)
    .orderBy('subject_id')
    .limit(limit)
    .select('subject_id', 'subject_kind');
  return rows.map((row) => ({ id: row.subject_id, kind: row.subject_kind }));
}
