import type { Knex } from 'knex';
import { z } from 'zod';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Instant } from '../platform/clock.ts';
import type { AuditRow } from './audit-entry.ts';

export interface ChainHead {
  chain: number;
  seq: number;
  hash: string;
}
export interface Anchor {
  id: string;
  at: Instant;
  heads: readonly ChainHead[];
  hash: string;
}

interface StoredRow {
  chain: number;
  seq: number;
  at: Instant;
  actor_id: string | null;
  action: string;
  object_kind: string;
  object_id: string;
  detail: string;
  request_id: string | null;
  prev_hash: string;
  hash: string;
}

const detailSchema = z.record(z.string(), z.unknown());
const headsSchema = z.array(z.object({ chain: z.number(), seq: z.number(), hash: z.string() }));

export async function findHead(knex: Knex, chain: number): Promise<ChainHead | undefined> {
  return knex<StoredRow>('audit_log').where({ chain }).orderBy('seq', 'desc').first('chain', 'seq', 'hash');
}

export async function insertRow(knex: Knex, row: AuditRow): Promise<void> {
  await insertRows(knex, [row]);
}

export async function insertRows(knex: Knex, rows: readonly AuditRow[]): Promise<void> {
  await knex<StoredRow>('audit_log').insert(
    rows.map((row) => ({
      chain: row.chain,
      seq: row.seq,
      at: row.at,
      actor_id: row.actorId,
      action: row.action,
      object_kind: row.objectKind,
      object_id: row.objectId,
      detail: canonicalJson(row.detail),
      request_id: row.requestId,
      prev_hash: row.prevHash,
      hash: row.hash,
    })),
  );
}

/** The rows of a chain after a place, in order. Throws when a detail is no JSON object. */
export async function readChain(
  knex: Knex,
  chain: number,
  afterSeq: number,
  limit: number,
): Promise<AuditRow[]> {
  const rows = await knex<StoredRow>('audit_log')
    .where({ chain })
    .andWhere('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .select('*');
  return rows.map(fromRow);
}

/** The entries on one object, newest first. */
export async function readObject(knex: Knex, kind: string, id: string, limit: number): Promise<AuditRow[]> {
  const rows = await knex<StoredRow>('audit_log')
    .where({ object_kind: kind, object_id: id })
    .orderBy([
      { column: 'at', order: 'desc' },
      { column: 'seq', order: 'desc' },
    ])
    .limit(limit)
    .select('*');
  return rows.map(fromRow);
}

export async function insertAnchor(knex: Knex, anchor: Anchor): Promise<void> {
  const { id, at, hash } = anchor;
  await knex('audit_anchors').insert({ id, at, heads: canonicalJson(anchor.heads), hash });
}

/** All anchors, oldest first. */
export async function readAnchors(knex: Knex): Promise<Anchor[]> {
  const rows: { id: string; at: Instant; heads: string; hash: string }[] = await knex('audit_anchors')
    .orderBy(['at', 'id'])
    .select('id', 'at', 'heads', 'hash');
  return rows.map((row) => ({ ...row, heads: headsSchema.parse(parse(row.heads)) }));
}

function fromRow(row: StoredRow): AuditRow {
  const detail = detailSchema.safeParse(parse(row.detail));
  return {
    chain: row.chain,
    seq: row.seq,
    at: row.at,
    actorId: row.actor_id,
    action: row.action,
    objectKind: row.object_kind,
    objectId: row.object_id,
    // A damaged detail must fail the hash, not stop the verification.
    detail: detail.success ? detail.data : { damaged: row.detail },
    requestId: row.request_id,
    prevHash: row.prev_hash,
    hash: row.hash,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
