import type { Instant } from '../platform/clock.ts';
import type { Db } from '../platform/database/connect.ts';
import { decodeStart, keyset, readPage } from '../platform/database/paging.ts';

export interface AuditLine {
  readonly at: Instant;
  readonly chain: number;
  readonly seq: number;
  readonly actor: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly hash: string;
}
export interface AuditPage {
  readonly lines: readonly AuditLine[];
  readonly nextCursor: string | null;
  readonly previousCursor: string | null;
}

const columns = ['at', 'chain', 'seq'] as const;
const shownColumns = [...columns, 'actor_id', 'action', 'object_kind', 'object_id', 'hash'] as const;

interface AuditRow {
  at: Instant;
  chain: number;
  seq: number;
  actor_id: string | null;
  action: string;
  object_kind: string;
  object_id: string;
  hash: string;
}

/** The log, newest first, by place and not by page number. The detail stays out: the page shows who did what to what. */
export async function listAuditLines(
  db: Db,
  query: { cursor?: string | undefined; action?: string | undefined; limit?: number },
): Promise<AuditPage> {
  const limit = query.limit ?? 50;
  const start = query.cursor === undefined ? null : decodeStart(query.cursor, columns.length);
  const page = await readPage(
    start,
    limit,
    async (from): Promise<AuditRow[]> => {
      const rows = db('audit_log').select(...shownColumns);
      if (query.action !== undefined) rows.where({ action: query.action });
      return keyset(rows, columns, from, 'desc').limit(limit + 1);
    },
    ({ at, chain, seq }) => [at, chain, seq],
  );
  const { rows: shown, nextCursor, previousCursor } = page;
  const names = await usernamesOf(
    db,
    shown.map((row) => row.actor_id),
  );
  return {
    lines: shown.map((row) => ({
      at: row.at,
      chain: row.chain,
      seq: row.seq,
      actor: row.actor_id === null ? null : (names.get(row.actor_id) ?? row.actor_id),
      action: row.action,
      objectKind: row.object_kind,
      objectId: row.object_id,
      hash: row.hash,
    })),
    nextCursor,
    previousCursor,
  };
}

async function usernamesOf(db: Db, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  const rows: { id: string; username: string }[] = await db('accounts')
    .whereIn('id', wanted)
    .select('id', 'username');
  return new Map(rows.map(({ id, username }) => [id, username]));
}
