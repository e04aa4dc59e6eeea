import type { Knex } from 'knex';
import { z } from 'zod';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Instant } from '../platform/clock.ts';
import { type ColumnsOf, instant, int, orNull, table, text } from '../platform/database/column-table.ts';
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

export const auditTable = table('audit_log', {
  chain: int(),
  seq: int(),
  at: instant(),
  actorId: orNull(text()),
  action: text(),
  objectKind: text(),
  objectId: text(),
  /** Text on purpose: a damaged one must be read as well. */
  detail: text(),
  requestId: orNull(text()),
  prevHash: text(),
  hash: text(),
});
type AuditColumns = ColumnsOf<typeof auditTable>;

/** The heads are text on purpose, as a detail is. */
export const anchorTable = table('audit_anchors', { id: text(), at: instant(), heads: text(), hash: text() });

const detailSchema = z.record(z.string(), z.unknown());
const headsSchema = z.array(z.object({ chain: z.number(), seq: z.number(), hash: z.string() }));

export async function findHead(knex: Knex, chain: number): Promise<ChainHead | undefined> {
  return knex<AuditColumns>('audit_log')
    .where({ chain })
    .orderBy('seq', 'desc')
    .first('chain', 'seq', 'hash');
}

export async function insertRow(knex: Knex, row: AuditRow): Promise<void> {
  await insertRows(knex, [row]);
}

export async function insertRows(knex: Knex, rows: readonly AuditRow[]): Promise<void> {
  await auditTable.insert(
    knex,
    rows.map((row) => ({ ...row, detail: canonicalJson(row.detail) })),
  );
}

/** The rows of a chain after a place, in order. Throws when a detail is no JSON object. */
export async function readChain(
  knex: Knex,
  chain: number,
  afterSeq: number,
  limit: number,
): Promise<AuditRow[]> {
  const rows = await knex<AuditColumns>('audit_log')
    .where({ chain })
    .andWhere('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .select('*');
  return rows.map(fromRow);
}

/** The entries on one object, newest first. */
export async function readObject(knex: Knex, kind: string, id: string, limit: number): Promise<AuditRow[]> {
  const rows = await knex<AuditColumns>('audit_log')
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
  await anchorTable.insert(knex, { id, at, heads: canonicalJson(anchor.heads), hash });
}

/** All anchors, oldest first. */
export async function readAnchors(knex: Knex): Promise<Anchor[]> {
  const rows = await knex('audit_anchors').orderBy(['at', 'id']);
  return rows.map(anchorTable.fromRow).map((row) => ({ ...row, heads: headsSchema.parse(parse(row.heads)) }));
}

function fromRow(row: AuditColumns): AuditRow {
  const detail = detailSchema.safeParse(parse(row.detail));
  // A damaged detail must fail the hash, not stop the verification.
  return {
    ...auditTable.fromRow(row),
    detail: detail.success ? detail.data : { damaged: row.detail },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
