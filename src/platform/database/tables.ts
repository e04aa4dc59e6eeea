import type { Knex } from 'knex';

/** Tables of one migration by their name, in the order in which they are made: what is referred to comes first. */
export type Tables = Readonly<Record<string, (table: Knex.CreateTableBuilder) => void>>;

export async function createTables(knex: Knex, tables: Tables): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) await knex.schema.createTable(name, columns);
}

/** Drops them, the last made first. */
export async function dropTables(knex: Knex, tables: Tables): Promise<void> {
  for (const name of Object.keys(tables).reverse()) await knex.schema.dropTable(name);
}
