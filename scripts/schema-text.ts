import type { Database } from '../src/platform/database/connect.ts';

/** Tables that differ between the databases or belong to the tools: search index, migration list, sessions. */
const own = /^(?!sqlite_|case_search|migrations|sessions)/;

export interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean | number;
  readonly fallback: string | null;
}
interface Index {
  readonly table: string;
  readonly name: string;
  readonly kind: 'primary' | 'unique' | 'index';
  readonly columns: string;
}
interface Reference {
  readonly table: string;
  readonly name: string;
  readonly target: string;
}
interface Trigger {
  readonly table: string;
  readonly name: string;
}
interface Queries {
  readonly columns: string;
  readonly indexes: string;
  readonly references: string;
  readonly triggers: string;
  /** What makes a table append-only, after the name of the table. */
  readonly guards: readonly string[];
}

const sqlite: Queries = {
  columns: `
    select m.name as "table", c.name, c.type, c."notnull" as required, c.dflt_value as fallback
    from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'`,
  indexes: `
    select m.name as "table", i.name, iif(i."unique", 'unique', 'index') as kind,
      (select group_concat(name) from pragma_index_info(i.name)) as columns
    from sqlite_master m, pragma_index_list(m.name) i where m.type = 'table' and i.origin <> 'pk'
    union all
    select m.name, '', 'primary',
      (select group_concat(name) from (select name from pragma_table_info(m.name) where pk > 0 order by pk))
    from sqlite_master m where m.type = 'table'`,
  references: `
    select m.name as "table", k."from" as name, k."table" || '.' || k."to" as target
    from sqlite_master m, pragma_foreign_key_list(m.name) k where m.type = 'table'`,
  triggers: `select tbl_name as "table", name from sqlite_master where type = 'trigger'`,
  guards: ['_no_delete', '_no_insert', '_no_update'],
};

const postgres: Queries = {
  columns: `
    select table_name as "table", column_name as name, data_type as type,
      is_nullable = 'NO' as required, column_default as fallback
    from information_schema.columns where table_schema = current_schema()`,
  indexes: `
    select t.relname as "table", x.relname as name,
      case when i.indisprimary then 'primary' when i.indisunique then 'unique' else 'index' end as kind,
      (select string_agg(a.attname, ',' order by k.place)
        from unnest(i.indkey) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number) as columns
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    where t.relnamespace = current_schema()::regnamespace`,
  references: `
    select t.relname as "table", a.attname as name, f.relname || '.' || b.attname as target
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = any (c.conkey)
    join pg_class f on f.oid = c.confrelid join pg_attribute b on b.attrelid = f.oid and b.attnum = any (c.confkey)
    where c.contype = 'f' and t.relnamespace = current_schema()::regnamespace`,
  triggers: `
    select t.relname as "table", g.tgname as name from pg_trigger g join pg_class t on t.oid = g.tgrelid
    where not g.tgisinternal and t.relnamespace = current_schema()::regnamespace`,
  guards: ['_append_only', '_append_only_truncate'],
};

/** Every column as the database itself knows it. */
export function schemaColumns(db: Database): Promise<readonly Column[]> {
  return ask<Column>(db, queriesOf(db).columns);
}

/** The names of all tables, those of tools included. */
export async function tableNames(db: Database): Promise<string[]> {
  const columns = await schemaColumns(db);
  return [...new Set(columns.map(({ table }) => table))];
}

/** Every table with its columns, keys, indexes and guards, the same text on both databases. */
export async function schemaText(db: Database): Promise<string> {
  const queries = queriesOf(db);
  const columns = await schemaColumns(db);
  const indexes = await ask<Index>(db, queries.indexes);
  const references = await ask<Reference>(db, queries.references);
  const triggers = await ask<Trigger>(db, queries.triggers);
  const tables = (await tableNames(db)).filter((table) => own.test(table)).sort();
  const blocks = tables.map((table) => [
    table,
    ...columnLines(columns.filter(within(table)), references.filter(within(table))),
    ...indexLines(indexes.filter(within(table))),
    ...guardLines(table, triggers.filter(within(table)), queries.guards),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function queriesOf({ dialect }: Database): Queries {
  return dialect === 'sqlite' ? sqlite : postgres;
}

async function ask<Row>(db: Database, sql: string): Promise<readonly Row[]> {
  const answer = await db.read.raw(sql);
  return db.dialect === 'sqlite' ? answer : answer.rows;
}

function within(name: string): (row: { readonly table: string }) => boolean {
  return ({ table }) => table === name;
}

function columnLines(columns: readonly Column[], references: readonly Reference[]): string[] {
  const targets = new Map(references.map(({ name, target }) => [name, target]));
  return columns
    .map(({ name, type, required, fallback }) => {
      const target = targets.get(name);
      return [
        `  ${name} ${typeWord(type)}`,
        ...(required ? ['required'] : []),
        ...(fallback === null ? [] : [`default ${fallback.replace(/'|::\w+$/g, '')}`]),
        ...(target === undefined ? [] : [`references ${target}`]),
      ].join(' ');
    })
    .sort();
}

/** Days and instants are types of their own on PostgreSQL and text on SQLite. */
function typeWord(type: string): string {
  return ['date', 'timestamp with time zone'].includes(type) ? 'text' : type.toLowerCase();
}

function indexLines(indexes: readonly Index[]): string[] {
  return indexes
    .map(({ name, kind, columns }) => {
      const list = `(${columns.replaceAll(',', ', ')})`;
      return kind === 'primary' ? `  primary key ${list}` : `  ${kind} ${name} ${list}`;
    })
    .sort();
}

function guardLines(table: string, triggers: readonly Trigger[], guards: readonly string[]): string[] {
  const names = triggers.map(({ name }) => name);
  const isAppendOnly = guards.every((guard) => names.includes(`${table}${guard}`));
  return isAppendOnly ? ['  append-only'] : [];
}
