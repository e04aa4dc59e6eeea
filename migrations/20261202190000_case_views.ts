import type { Knex } from 'knex';
import { flag, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261202190000_case_views';

/** Lists of cases that accounts keep under a name: filters, columns and rows a page, never words searched for. */
const tables: Tables = {
  case_views: (t) => {
    idColumn(t);
    ref(t, 'account_id').notNullable();
    text(t, 'name').notNullable();
    json(t, 'query').notNullable();
    flag(t, 'is_start').notNullable();
    instant(t, 'saved_at').notNullable();
    t.unique(['account_id', 'name'], { indexName: 'case_views_name' });
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
