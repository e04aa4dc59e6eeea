import type { Database, Db } from '../platform/database/connect.ts';
import { isPostgres } from '../platform/database/dialect-of.ts';

export interface TableShape {
  readonly name: string;
  readonly key: readonly string[];
}
export type RawRow = Readonly<Record<string, unknown>>;

/**
 * Tables that are not carried over: what migrations note themselves, the index of the search, which is built anew, and
 * background work with its files of a day.
 */
const leftOut = /^(migrations(_lock)?|case_search.*|jobs|sqlite_.*|sessions)$/;

interface Column {
  readonly table: string;
  readonly column: string;
}

/** Every table that is carried over: what is referred to stands before what refers to it. */
export async function listTables(db: Db): Promise<TableShape[]> {
  const shapes = isPostgres(db) ? await shapesOnPostgres(db) : await shapesOnSqlite(db);
  const kept = shapes.tables.filter(({ name }) => !leftOut.test(name));
  const ordered: TableShape[] = [];
  while (ordered.length < kept.length) {
    const placed = new Set(ordered.map(({ name }) => name));
    const next = kept.find(
      ({ name }) =>
        !placed.has(name) &&
        shapes.references.every(
          ({ table, column: target }) => table !== name || target === name || placed.has(target),
        ),
    );
    if (next === undefined) throw new Error('tables refer to one another in a circle');
    ordered.push(next);
  }
  return ordered;
}

/** How many rows each of these tables holds. */
export async function rowCounts(db: Db): Promise<{ readonly name: string; readonly rows: number }[]> {
  const counts: { name: string; rows: number }[] = [];
  for (const { name } of await listTables(db)) {
    const [row] = await db(name).count({ rows: '*' });
    counts.push({ name, rows: Number(row?.['rows'] ?? 0) });
  }
  return counts;
}

interface Shapes {
  readonly tables: readonly TableShape[];
  /** `column` is the table referred to. */
  readonly references: readonly Column[];
}

async function shapesOnSqlite(db: Db): Promise<Shapes> {
  const keys: { name: string; col: string }[] = await db.raw(
    `select m.name as name, c.name as col from sqlite_master m, pragma_table_info(m.name) c
     where m.type = 'table' and c.pk > 0 order by m.name, c.pk`,
  );
  const references: Column[] = await db.raw(
    `select m.name as "table", f."table" as "column" from sqlite_master m, pragma_foreign_key_list(m.name) f
     where m.type = 'table'`,
  );
  return { tables: gathered(keys), references };
}

async function shapesOnPostgres(db: Db): Promise<Shapes> {
  const { rows: keys } = await db.raw(
    `select t.relname as name, a.attname as col from pg_index i
     join pg_class t on t.oid = i.indrelid join pg_namespace n on n.oid = t.relnamespace
     join unnest(i.indkey) with ordinality k(num, pos) on true
     join pg_attribute a on a.attrelid = t.oid and a.attnum = k.num
     where i.indisprimary and n.nspname = current_schema() order by t.relname, k.pos`,
  );
  const { rows: references } = await db.raw(
    `select c.conrelid::regclass::text as "table", c.confrelid::regclass::text as "column" from pg_constraint c
     join pg_namespace n on n.oid = c.connamespace where c.contype = 'f' and n.nspname = current_schema()`,
  );
  return { tables: gathered(keys), references };
}

function gathered(keys: readonly { readonly name: string; readonly col: string }[]): TableShape[] {
  const byName = new Map<string, string[]>();
  for (const { name, col } of keys) byName.set(name, [...(byName.get(name) ?? []), col]);
  return [...byName].map(([name, key]) => ({ name, key }));
}

/** Runs the work on one state of the database, while others go on writing. */
export async function atOneMoment<T>(database: Database, work: (db: Db) => Promise<T>): Promise<T> {
  const { dialect, read } = database;
  return read.transaction(
    async (trx) => {
      if (dialect === 'postgres') {
        await trx.raw('set local statement_timeout = 0');
        await trx.raw('set local idle_in_transaction_session_timeout = 0');
      }
      return work(trx);
    },
    { readOnly: true },
  );
}

/** The rows of a table by its key, so many at a time, the same on both databases. */
export async function* rowsOf(db: Db, table: TableShape, size: number): AsyncGenerator<RawRow[]> {
  if (isPostgres(db)) yield* rowsOnPostgres(db, table, size);
  else yield* rowsOnSqlite(db, table, size);
}

async function* rowsOnSqlite(db: Db, { name, key }: TableShape, size: number): AsyncGenerator<RawRow[]> {
  const columns = key.map(() => '??').join(', ');
  let last: RawRow | undefined;
  for (;;) {
    const query = db(name).limit(size);
    for (const column of key) query.orderBy(column);
    if (last !== undefined) {
      const places = key.map(() => '?').join(', ');
      query.whereRaw(`(${columns}) > (${places})`, [...key, ...key.map((one) => last?.[one] as string)]);
    }
    const rows: RawRow[] = await query;
    if (rows.length > 0) yield rows;
    last = rows.at(-1);
    if (rows.length < size) return;
  }
}

/** Text is ordered by its bytes, as SQLite does, whatever the language of the server. */
async function* rowsOnPostgres(db: Db, { name, key }: TableShape, size: number): AsyncGenerator<RawRow[]> {
  const isNumber = await numberColumns(db, name);
  const order = key.map((one) => (isNumber.has(one) ? '??' : '??::text collate "C"')).join(', ');
  await db.raw(`declare backup_rows no scroll cursor for select * from ?? order by ${order}`, [name, ...key]);
  for (;;) {
    const { rows } = (await db.raw(`fetch ${size} from backup_rows`)) as { rows: RawRow[] };
    if (rows.length > 0) yield rows;
    if (rows.length < size) break;
  }
  await db.raw('close backup_rows');
}

async function numberColumns(db: Db, table: string): Promise<Set<string>> {
  const { rows } = (await db.raw(
    `select column_name as name from information_schema.columns
     where table_schema = current_schema() and table_name = ? and data_type in ('integer', 'bigint', 'smallint')`,
    [table],
  )) as { rows: { name: string }[] };
  return new Set(rows.map(({ name }) => name));
}
