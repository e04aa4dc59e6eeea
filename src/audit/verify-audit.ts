import { createHash } from 'node:crypto';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/connect.ts';
import type { Tx } from '../platform/database/unit-of-work.ts';
import { newId } from '../platform/ids.ts';
import { chainCount, genesisHash, hashOf } from './audit-entry.ts';
import {
  type Anchor,
  type ChainHead,
  findHead,
  insertAnchor,
  readAnchors,
  readChain,
} from './audit-repository.ts';

/** What is wrong with the log, and where first. */
export interface AuditFault {
  chain: number;
  seq: number;
  fault: 'missing' | 'altered' | 'unlinked' | 'truncated' | 'anchorAltered';
}
export type AuditReport =
  | { isSound: true; rows: number; anchors: number }
  | ({ isSound: false } & AuditFault);

const pageSize = 1000;

/**
 * Recomputes every chain and compares all anchors with it. Names the first bad place: a row altered, missing or
 * linked to another, or a tail cut off behind an anchor.
 */
export async function verifyAudit(database: Database): Promise<AuditReport> {
  // Anchors first: a head appended meanwhile is newer than they are, and never the other way round.
  const anchors = await readAnchors(database.read);
  const alteredAnchor = anchors.find((anchor) => anchor.hash !== anchorHash(anchor));
  if (alteredAnchor !== undefined) return { isSound: false, chain: -1, seq: -1, fault: 'anchorAltered' };
  let rows = 0;
  for (let chain = 0; chain < chainCount; chain += 1) {
    const anchored = new Map(
      anchors.flatMap(({ heads }) =>
        heads.filter((head) => head.chain === chain).map((head) => [head.seq, head.hash]),
      ),
    );
    const result = await verifyChain(database, chain, anchored);
    if (typeof result !== 'number') return { isSound: false, ...result };
    rows += result;
  }
  return { isSound: true, rows, anchors: anchors.length };
}

async function verifyChain(
  database: Database,
  chain: number,
  anchored: ReadonlyMap<number, string>,
): Promise<AuditFault | number> {
  let seq = 0;
  let hash = genesisHash;
  for (;;) {
    const page = await readChain(database.read, chain, seq, pageSize);
    for (const row of page) {
      const place = { chain, seq: seq + 1 };
      if (row.seq !== seq + 1) return { ...place, fault: 'missing' };
      if (row.prevHash !== hash) return { ...place, fault: 'unlinked' };
      if (row.hash !== hashOf(row)) return { ...place, fault: 'altered' };
      const anchor = anchored.get(row.seq);
      if (anchor !== undefined && anchor !== row.hash) return { ...place, fault: 'altered' };
      seq = row.seq;
      hash = row.hash;
    }
    if (page.length < pageSize) break;
  }
  const isCut = [...anchored.keys()].some((anchor) => anchor > seq);
  return isCut ? { chain, seq: seq + 1, fault: 'truncated' } : seq;
}

/** Writes down all heads; a copy kept elsewhere proves later that no tail was cut off. Gives the anchor. */
export async function anchorAudit(tx: Tx, clock: Clock): Promise<Anchor> {
  const heads: ChainHead[] = [];
  for (let chain = 0; chain < chainCount; chain += 1) {
    const head = await findHead(tx.knex, chain);
    if (head !== undefined) heads.push(head);
  }
  const open = { id: newId(), at: clock.now(), heads };
  const anchor = { ...open, hash: anchorHash(open) };
  await insertAnchor(tx.knex, anchor);
  return anchor;
}

function anchorHash({ id, at, heads }: Omit<Anchor, 'hash'>): string {
  return createHash('sha256').update(canonicalJson({ id, at, heads })).digest('hex');
}
