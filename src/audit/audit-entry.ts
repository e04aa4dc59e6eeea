import { createHash } from 'node:crypto';
import { canonicalJson } from '../platform/canonical-json.ts';
import type { Instant } from '../platform/clock.ts';

/** What is to be recorded: who did what to which object. No personal value in clear, only field names and digests. */
export interface AuditEntry {
  actorId: string | null;
  action: string;
  objectKind: string;
  objectId: string;
  detail: Record<string, unknown>;
  requestId: string | null;
  at: Instant;
}

/** An entry in its place in the chain. */
export interface AuditRow extends AuditEntry {
  chain: number;
  seq: number;
  prevHash: string;
  hash: string;
}

export const chainCount = 16;
export const genesisHash = '0'.repeat(64);

/** The chain an object's entries belong to: the same always, and evenly spread over objects. */
export function chainOf(objectId: string): number {
  return Number.parseInt(createHash('sha256').update(objectId).digest('hex').slice(0, 1), 16);
}

/** The hash that seals a row: over its canonical JSON and the hash of the row before it. */
export function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const { chain, seq, at, actorId, action, objectKind, objectId, detail, requestId, prevHash } = row;
  const sealed = { chain, seq, at, actorId, action, objectKind, objectId, detail, requestId, prevHash };
  return createHash('sha256').update(canonicalJson(sealed)).digest('hex');
}
