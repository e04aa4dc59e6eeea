import type { Knex } from 'knex';
import type { Instant } from '../clock.ts';
import { toMs } from '../clock.ts';
import type { SearchGroup, SearchToken } from '../search-tokens.ts';
import type { Dialect } from './connect.ts';
import { isPostgres, lockUntilCommit } from './dialect-of.ts';

/**
 * The inverted index of cases. `position` orders cases by registration, newest highest, and is the integer key the
 * full-text table of SQLite needs; both databases walk it from the newest down without sorting the hits.
 */
const table = 'case_search';
/** Positions within one millisecond; the product stays a safe integer until the year 2109. */
const slots = 2048;

export async function createSearchIndex(knex: Knex): Promise<void> {
  await knex.schema.createTable(table, (t) => {
    // INTEGER, and no other word, makes it the row's own key on SQLite.
    t.specificType('position', isPostgres(knex) ? 'bigint' : 'integer')
      .notNullable()
      .primary();
    t.text('case_id').notNullable().unique({ indexName: 'case_search_case' });
    if (isPostgres(knex)) t.specificType('tokens', 'tsvector').notNullable();
  });
  if (isPostgres(knex)) {
    await knex.raw('create index case_search_tokens on case_search using gin (tokens)');
  } else {
    // The ascii tokenizer takes every character outside ASCII as part of a token, rare name characters too.
    await knex.raw(
      `create virtual table case_search_tokens using fts5(
         tokens, content='', contentless_delete=1, detail=none, tokenize="ascii tokenchars ':'")`,
    );
  }
}

export async function dropSearchIndex(knex: Knex): Promise<void> {
  if (!isPostgres(knex)) await knex.raw('drop table case_search_tokens');
  await knex.schema.dropTable(table);
}

/**
 * Replaces the tokens of a case. The case row must exist, for its place is that of its `registered_at`,
 * unless `registeredAt` is given.
 */
export async function writeSearchTokens(
  trx: Knex,
  dialect: Dialect,
  caseId: string,
  tokens: readonly string[],
  registeredAt?: Instant,
): Promise<void> {
  const known = await trx(table).where({ case_id: caseId }).first('position');
  const position: number = known?.position ?? (await nextPosition(trx, caseId, registeredAt));
  if (dialect === 'postgres') {
    await trx.raw(
      `insert into case_search (position, case_id, tokens) values (?, ?, array_to_tsvector(?::text[]))
       on conflict (case_id) do update set tokens = excluded.tokens`,
      [position, caseId, [...new Set(tokens)]],
    );
    return;
  }
  if (known === undefined) await trx(table).insert({ position, case_id: caseId });
  await trx.raw('insert or replace into case_search_tokens (rowid, tokens) values (?, ?)', [
    position,
    [...new Set(tokens)].join(' '),
  ]);
}

export interface NewSearchEntry {
  readonly caseId: string;
  readonly tokens: readonly string[];
  readonly registeredAt: Instant;
}

/** The same for cases that were never indexed, many at once. */
export async function addSearchTokens(
  trx: Knex,
  dialect: Dialect,
  entries: readonly NewSearchEntry[],
): Promise<void> {
  const next = new Map<Instant, number>();
  const placed: { position: number; case_id: string; tokens: string[] }[] = [];
  const taken = new Set<number>();
  for (const { caseId, tokens, registeredAt } of entries) {
    let position = next.get(registeredAt) ?? (await nextPosition(trx, caseId, registeredAt));
    // A millisecond whose slots are used up gives its place to the next.
    while (taken.has(position)) position += 1;
    taken.add(position);
    next.set(registeredAt, position + 1);
    placed.push({ position, case_id: caseId, tokens: [...new Set(tokens)] });
  }
  if (placed.length === 0) return;
  const marks = (one: string): string => placed.map(() => one).join(', ');
  if (dialect === 'postgres') {
    await trx.raw(
      `insert into case_search (position, case_id, tokens) values ${marks('(?, ?, array_to_tsvector(?::text[]))')}`,
      placed.flatMap(({ position, case_id, tokens }) => [position, case_id, tokens]),
    );
    return;
  }
  await trx(table).insert(placed.map(({ position, case_id }) => ({ position, case_id })));
  await trx.raw(
    `insert into case_search_tokens (rowid, tokens) values ${marks('(?, ?)')}`,
    placed.flatMap(({ position, tokens }) => [position, tokens.join(' ')]),
  );
}

export async function removeSearchTokens(trx: Knex, dialect: Dialect, caseId: string): Promise<void> {
  const known = await trx(table).where({ case_id: caseId }).first('position');
  if (known === undefined) return;
  if (dialect === 'sqlite') await trx.raw('delete from case_search_tokens where rowid = ?', [known.position]);
  await trx(table).where({ case_id: caseId }).del();
}

async function nextPosition(trx: Knex, caseId: string, registeredAt?: Instant): Promise<number> {
  const at: Instant | undefined =
    registeredAt ?? (await trx('cases').where({ id: caseId }).first('registered_at'))?.registered_at;
  if (at === undefined) throw new Error(`no case ${caseId} to index`);
  // The slots of one millisecond may be used up by an import: the next free one after them is as good.
  for (let first = toMs(at) * slots; ; first += slots) {
    // Two who register in the same millisecond would take the same place, and one of them lose his case. One lock a
    // minute: a long import of old cases holds few of them, and none that those at the desks wait for.
    await lockUntilCommit(trx, `case search ${Math.floor(first / slots / 60_000)}`);
    const last = await trx(table)
      .whereBetween('position', [first, first + slots - 1])
      .max({ position: 'position' })
      .first();
    const next = last?.position == null ? first : Number(last.position) + 1;
    if (next < first + slots) return next;
  }
}

export interface Candidate {
  caseId: string;
  position: number;
}

/** Where to look in the order of the index: below a place, newest first, or above one, oldest first. */
export interface CandidateQuery {
  readonly groups: readonly SearchGroup[];
  /** Tokens of which a case must have none. */
  readonly without?: SearchGroup;
  readonly before?: number | null;
  readonly after?: number;
  readonly limit: number;
}

/**
 * The newest cases whose tokens fit all groups, from `before` downwards; with `after` the oldest, upwards. They are
 * candidates: read the rows, check permission and verify with `createMatcher` of search-tokens, for two-character tokens
 * may meet by chance.
 */
export async function searchCandidates(
  knex: Knex,
  dialect: Dialect,
  query: CandidateQuery,
): Promise<Candidate[]> {
  const { groups, without = [], before, after } = query;
  if (groups.length === 0) return [];
  const order = after === undefined ? 'desc' : 'asc';
  const rows = knex(`${table} as s`).select('s.case_id', 's.position').limit(query.limit);
  if (dialect === 'postgres') {
    rows.whereRaw('s.tokens @@ ?::tsquery', [toTsquery(groups, without)]).orderBy('s.position', order);
    if (before != null) rows.where('s.position', '<', before);
    if (after !== undefined) rows.where('s.position', '>', after);
  } else {
    rows
      .joinRaw('join case_search_tokens as f on f.rowid = s.position')
      .whereRaw('case_search_tokens match ?', [toFts5(groups, without)])
      .orderByRaw(`f.rowid ${order}`);
    if (before != null) rows.whereRaw('f.rowid < ?', [before]);
    if (after !== undefined) rows.whereRaw('f.rowid > ?', [after]);
  }
  const found = (await rows) as { case_id: string; position: number }[];
  return found.map((row) => ({ caseId: row.case_id, position: row.position }));
}

/** Where these cases stand in the order of the index. */
export async function positionsOf(knex: Knex, caseIds: readonly string[]): Promise<Map<string, number>> {
  if (caseIds.length === 0) return new Map();
  const rows: Candidate[] = await knex(table)
    .whereIn('case_id', [...caseIds])
    .select('case_id as caseId', 'position');
  return new Map(rows.map((row) => [row.caseId, Number(row.position)]));
}

function toFts5(groups: readonly SearchGroup[], without: SearchGroup): string {
  const term = ({ token, isPrefix }: SearchToken): string =>
    `"${token.replaceAll('"', '""')}"${isPrefix ? '*' : ''}`;
  const some = (group: SearchGroup): string => `(${group.map(term).join(' OR ')})`;
  const all = groups.map(some).join(' AND ');
  return without.length === 0 ? all : `(${all}) NOT ${some(without)}`;
}

function toTsquery(groups: readonly SearchGroup[], without: SearchGroup): string {
  const quoted = (token: string): string => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  const term = ({ token, isPrefix }: SearchToken): string => `${quoted(token)}${isPrefix ? ':*' : ''}`;
  const some = (group: SearchGroup): string => `(${group.map(term).join(' | ')})`;
  return [...groups.map(some), ...(without.length === 0 ? [] : [`!${some(without)}`])].join(' & ');
}
