import type { Knex } from 'knex';

/**
 * The only column types of this schema. They give the same JavaScript values on SQLite and PostgreSQL;
 * knex's own timestamp, date, decimal, boolean and json do not.
 */
type Table = Knex.CreateTableBuilder | Knex.AlterTableBuilder;

function isPostgres(table: Table): boolean {
  return (table as unknown as { client: { dialect: string } }).client.dialect === 'postgresql';
}

/** Primary key: an id made by the application. */
export function idColumn(table: Table, name = 'id'): Knex.ColumnBuilder {
  return table.text(name).notNullable().primary();
}

/** The id of a row elsewhere; add `.references('id').inTable(…)`. */
export function ref(table: Table, name: string): Knex.ColumnBuilder {
  return table.text(name);
}

/** UTC instant with milliseconds: ISO text on SQLite, timestamptz on PostgreSQL. */
export function instant(table: Table, name: string): Knex.ColumnBuilder {
  return isPostgres(table) ? table.specificType(name, 'timestamptz') : table.text(name);
}

/** Calendar day: `YYYY-MM-DD` text on SQLite, date on PostgreSQL. */
export function day(table: Table, name: string): Knex.ColumnBuilder {
  return isPostgres(table) ? table.specificType(name, 'date') : table.text(name);
}

/** Money in fen, or any other large whole number. */
export function fen(table: Table, name: string): Knex.ColumnBuilder {
  return table.bigInteger(name);
}

/** 0 or 1. */
export function flag(table: Table, name: string): Knex.ColumnBuilder {
  return table.integer(name);
}

/** JSON text; the repository parses it with zod. */
export function json(table: Table, name: string): Knex.ColumnBuilder {
  return table.text(name);
}

export function text(table: Table, name: string): Knex.ColumnBuilder {
  return table.text(name);
}

export function count(table: Table, name: string): Knex.ColumnBuilder {
  return table.integer(name);
}
