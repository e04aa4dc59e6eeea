import { createHash, randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { canonicalJson } from '../../platform/canonical-json.ts';
import type { Instant } from '../../platform/clock.ts';
import { fieldGroup, fieldMeta } from '../../platform/form-data.ts';
import type { EffectSpec, FactsPair, StateValue } from '../definitions/definition.ts';
import type { OverlayColumn } from '../definitions/ports.ts';

export type FlatValue = string | number | boolean | null;

/** What history keeps of the data of an event: codes, days, sums in clear; words and personal values as salted digests. */
export interface HistoryData {
  readonly values: Readonly<Record<string, FlatValue>>;
  readonly digests: Readonly<Record<string, string>>;
  readonly salt: string;
  readonly notes: Readonly<Record<string, FlatValue>>;
  readonly requestHash: string;
}

export interface HistoryRecord {
  readonly subjectId: string;
  readonly seq: number;
  readonly subjectKind: 'case' | 'lead';
  readonly event: string;
  readonly kind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly actingRole: string;
  readonly onBehalfOf: string | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly data: HistoryData;
  readonly facts: FactsPair;
  readonly from: StateSnapshot;
  readonly to: StateSnapshot;
  readonly effects: readonly EffectSpec[];
  readonly basis: readonly string[];
  readonly defId: string;
  readonly defVersion: number;
  readonly idempotencyKey: string | null;
  readonly requestId: string | null;
}

export interface StateSnapshot {
  readonly state: StateValue;
  readonly overlays: Readonly<Record<OverlayColumn, string>>;
}

export interface HistoryRow extends HistoryRecord {
  readonly previousHash: string;
  readonly hash: string;
}

/** Hash of a history row over its whole content and the hash before it. */
export function historyHash(record: HistoryRecord, previousHash: string): string {
  return createHash('sha256')
    .update(`${previousHash}\n${canonicalJson(record)}`)
    .digest('hex');
}

/** Digest of what was sent: the same idempotency key with other content is a mistake of the caller. */
export function requestHash(event: string, data: unknown): string {
  return createHash('sha256')
    .update(`${event}\n${canonicalJson(data)}`)
    .digest('hex');
}

const wordWidgets = new Set(['text', 'textarea']);

/** Splits the data of an event into what may stand in clear in the history and what only as salted digest. */
export function historyData(
  form: z.ZodObject,
  data: unknown,
  notes: Readonly<Record<string, FlatValue>>,
  hash: string,
): HistoryData {
  const salt = randomBytes(16).toString('hex');
  const values: Record<string, FlatValue> = {};
  const digests: Record<string, string> = {};
  walk(form, data, '');
  return { values, digests, salt, notes, requestHash: hash };

  function walk(schema: unknown, value: unknown, path: string): void {
    if (value === undefined || value === null || value === '') return;
    if (Array.isArray(value)) {
      value.forEach((entry, index) => {
        walk(schema, entry, `${path}.${index}`);
      });
      return;
    }
    const fields = schema ? fieldGroup(schema as z.core.$ZodType)?.fields : undefined;
    if (typeof value === 'object') {
      for (const [key, entry] of Object.entries(value)) {
        walk(fields?.[key], entry, path === '' ? key : `${path}.${key}`);
      }
      return;
    }
    const meta = schema ? fieldMeta(schema as z.core.$ZodType) : undefined;
    const isWords = typeof value === 'string' && (!meta || wordWidgets.has(meta.widget ?? 'text'));
    if (meta?.sensitive || isWords) {
      digests[path] = createHash('sha256')
        .update(`${salt}\n${String(value)}`)
        .digest('hex');
    } else {
      values[path] = value as FlatValue;
    }
  }
}
