import {
  ask,
  type SchemaColumn,
  type SchemaReference,
  schemaColumns,
  schemaReferences,
} from '../src/backup/schema-read-model.ts';
import type { Database } from '../src/platform/database/connect.ts';

/** Tables that differ between the databases or belong to the tools: search index, migration list, sessions. */
const own = /^(?!sqlite_|case_search|migrations|sessions)/;

interface Index {
  readonly table: string;
  readonly name: string;
  readonly kind: 'primary' | 'unique' | 'index';
  readonly columns: string;
}
interface Trigger {
  readonly table: string;
  readonly name: string;
}
interface Queries {
  readonly indexes: string;
  readonly triggers: string;
  /** What makes a table append-only, after the name of the table. */
  readonly guards: readonly string[];
}

const sqlite: Queries = {
  indexes: `
    select m.name as "table", i.name, iif(i."unique", 'unique', 'index') as kind,
      (select group_concat(name) from pragma_index_info(i.name)) as columns
    from sqlite_master m, pragma_index_list(m.name) i where m.type = 'table' and i.origin <> 'pk'
    union all
    select m.name, '', 'primary',
      (select group_concat(name) from (select name from pragma_table_info(m.name) where pk > 0 order by pk))
    from sqlite_master m where m.type = 'table'`,
  triggers: `select tbl_name as "table", name from sqlite_master where type = 'trigger'`,
  guards: ['_no_delete', '_no_insert', '_no_update'],
};

const postgres: Queries = {
  indexes: `
    select t.relname as "table", x.relname as name,
      case when i.indisprimary then 'primary' when i.indisunique then 'unique' else 'index' end as kind,
      (select string_agg(a.attname, ',' order by k.place)
        from unnest(i.indkey) with ordinality k(number, place)
        join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number) as columns
    from pg_index i join pg_class t on t.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    where t.relnamespace = current_schema()::regnamespace`,
  triggers: `
    select t.relname as "table", g.tgname as name from pg_trigger g join pg_class t on t.oid = g.tgrelid
    where not g.tgisinternal and t.relnamespace = current_schema()::regnamespace`,
  guards: ['_append_only', '_append_only_truncate'],
};

/** The names of all tables, those of tools included. */
export async function tableNames(db: Database): Promise<string[]> {
  const columns = await schemaColumns(db.read);
  return [...new Set(columns.map(({ table }) => table))];
}

/** Every table with its columns, keys, indexes and guards, the same text on both databases. */
export async function schemaText(db: Database): Promise<string> {
  const { guards } = db.dialect === 'sqlite' ? sqlite : postgres;
  const columns = await schemaColumns(db.read);
  const indexes = await ask<Index>(db.read, { sqlite: sqlite.indexes, postgres: postgres.indexes });
  const references = await schemaReferences(db.read);
  const triggers = await ask<Trigger>(db.read, { sqlite: sqlite.triggers, postgres: postgres.triggers });
  const tables = (await tableNames(db)).filter((table) => own.test(table)).sort();
  const blocks = tables.map((table) => [
    table,
    ...columnLines(columns.filter(within(table)), references.filter(within(table))),
    ...indexLines(indexes.filter(within(table))),
    ...guardLines(table, triggers.filter(within(table)), guards),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function within(name: string): (row: { readonly table: string }) => boolean {
  return ({ table }) => table === name;
}

function columnLines(columns: readonly SchemaColumn[], references: readonly SchemaReference[]): string[] {
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
