import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { HistoryRecord, HistoryRow } from './history.ts';

export async function insertHistory(tx: Tx, row: HistoryRow): Promise<void> {
  await tx.knex('history').insert(historyColumns(row));
}

/** A row as its table holds it. */
export function historyColumns(row: HistoryRow): HistoryColumns {
  return {
    subject_id: row.subjectId,
    seq: row.seq,
    subject_kind: row.subjectKind,
    event: row.event,
    kind: row.kind,
    actor_id: row.actorId,
    actor_name: row.actorName,
    acting_role: row.actingRole,
    on_behalf_of: row.onBehalfOf,
    occurred_at: row.occurredAt,
    recorded_at: row.recordedAt,
    data: JSON.stringify(row.data),
    facts: JSON.stringify(row.facts),
    from_state: JSON.stringify(row.from),
    to_state: JSON.stringify(row.to),
    effects: JSON.stringify(row.effects),
    basis: JSON.stringify(row.basis),
    def_id: row.defId,
    def_version: row.defVersion,
    idempotency_key: row.idempotencyKey,
    request_id: row.requestId,
    prev_hash: row.previousHash,
    hash: row.hash,
  };
}

/** All events of a subject in order; `afterSeq` gives only later ones. */
export async function listHistory(db: Db, subjectId: string, afterSeq = 0): Promise<HistoryRow[]> {
  const rows = await db('history').where('subject_id', subjectId).where('seq', '>', afterSeq).orderBy('seq');
  return rows.map(fromRow);
}

/** The newest entry of a subject. */
export async function lastHistoryRow(db: Db, subjectId: string): Promise<HistoryRow | null> {
  const row = await db('history').where('subject_id', subjectId).orderBy('seq', 'desc').first();
  return row ? fromRow(row) : null;
}

/** The row an idempotency key already produced, if any. */
export async function findByIdempotencyKey(db: Db, key: string): Promise<HistoryRow | null> {
  const row = await db('history').where('idempotency_key', key).first();
  return row ? fromRow(row) : null;
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

interface HistoryColumns {
  subject_id: string;
  seq: number;
  subject_kind: 'case' | 'lead';
  event: string;
  kind: string;
  actor_id: string | null;
  actor_name: string;
  acting_role: string;
  on_behalf_of: string | null;
  occurred_at: Instant;
  recorded_at: Instant;
  data: string;
  facts: string;
  from_state: string;
  to_state: string;
  effects: string;
  basis: string;
  def_id: string;
  def_version: number;
  idempotency_key: string | null;
  request_id: string | null;
  prev_hash: string;
  hash: string;
}

function fromRow(row: HistoryColumns): HistoryRow {
  const record: HistoryRecord = {
    subjectId: row.subject_id,
    seq: row.seq,
    subjectKind: row.subject_kind,
    event: row.event,
    kind: row.kind,
    actorId: row.actor_id,
    actorName: row.actor_name,
    actingRole: row.acting_role,
    onBehalfOf: row.on_behalf_of,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    data: JSON.parse(row.data),
    facts: JSON.parse(row.facts),
    from: JSON.parse(row.from_state),
    to: JSON.parse(row.to_state),
    effects: JSON.parse(row.effects),
    basis: JSON.parse(row.basis),
    defId: row.def_id,
    defVersion: row.def_version,
    idempotencyKey: row.idempotency_key,
    requestId: row.request_id,
  };
  return { ...record, previousHash: row.prev_hash, hash: row.hash };
}
