import type { Database, Db } from '../platform/database/connect.ts';
import { isPostgres } from '../platform/database/dialect-of.ts';

export interface SchemaColumn {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly required: boolean | number;
  readonly fallback: string | null;
}
/** A column that refers to another table: `target` is `table.column`. */
export interface SchemaReference {
  readonly table: string;
  readonly name: string;
  readonly target: string;
}

const columnsOn = {
  sqlite: `
    select m.name as "table", c.name, c.type, c."notnull" as required, c.dflt_value as fallback
    from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'`,
  postgres: `
    select table_name as "table", column_name as name, data_type as type,
      is_nullable = 'NO' as required, column_default as fallback
    from information_schema.columns where table_schema = current_schema()`,
};

const referencesOn = {
  sqlite: `
    select m.name as "table", k."from" as name, k."table" || '.' || k."to" as target
    from sqlite_master m, pragma_foreign_key_list(m.name) k where m.type = 'table'`,
  postgres: `
    select t.relname as "table", a.attname as name, f.relname || '.' || b.attname as target
    from pg_constraint c
    join pg_class t on t.oid = c.conrelid join pg_attribute a on a.attrelid = t.oid and a.attnum = any (c.conkey)
    join pg_class f on f.oid = c.confrelid join pg_attribute b on b.attrelid = f.oid and b.attnum = any (c.confkey)
    where c.contype = 'f' and t.relnamespace = current_schema()::regnamespace`,
};

/** Every column as the database itself knows it. */
export function schemaColumns(db: Db): Promise<readonly SchemaColumn[]> {
  return ask<SchemaColumn>(db, columnsOn);
}

/** Every column that refers to another table. */
export function schemaReferences(db: Db): Promise<readonly SchemaReference[]> {
  return ask<SchemaReference>(db, referencesOn);
}

/** Runs one question about the schema, which each kind of database is asked in its own words. */
export async function ask<Row>(
  db: Db,
  sql: Readonly<Record<Database['dialect'], string>>,
): Promise<readonly Row[]> {
  if (!isPostgres(db)) return db.raw(sql.sqlite);
  return (await db.raw(sql.postgres)).rows;
}
