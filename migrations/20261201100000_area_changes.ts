import type { Knex } from 'knex';
import { day, idColumn, instant, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261201100000_area_changes';

/** What became of places: loaded, added, renamed, ended; a name that was given up is known from here. */
const tables: Tables = {
  area_changes: (t) => {
    idColumn(t);
    ref(t, 'area_code').notNullable().references('code').inTable('areas');
    text(t, 'kind').notNullable();
    day(t, 'valid_on').notNullable();
    text(t, 'name').notNullable();
    text(t, 'former_name');
    text(t, 'note');
    ref(t, 'recorded_by');
    instant(t, 'recorded_at').notNullable();
    t.index(['area_code', 'valid_on'], 'area_changes_area');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
