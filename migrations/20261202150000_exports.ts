import type { Knex } from 'knex';
import { count, day, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261202150000_exports';

/** What persons chose for their exports, workbooks of offices that lists are filled into, codes of systems of offices above. */
const tables: Tables = {
  export_choices: (t) => {
    ref(t, 'account_id').notNullable();
    text(t, 'list').notNullable();
    json(t, 'columns').notNullable();
    instant(t, 'chosen_at').notNullable();
    t.primary(['account_id', 'list']);
  },
  export_layouts: (t) => {
    idColumn(t);
    text(t, 'area_code').notNullable();
    text(t, 'area_path').notNullable();
    text(t, 'list').notNullable();
    text(t, 'name').notNullable();
    count(t, 'no').notNullable();
    text(t, 'sha256').notNullable();
    count(t, 'size').notNullable();
    json(t, 'names').notNullable();
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    ref(t, 'written_by').notNullable();
    instant(t, 'written_at').notNullable();
    t.unique(['area_code', 'list', 'name', 'no'], { indexName: 'export_layouts_no' });
  },
  upper_codes: (t) => {
    idColumn(t);
    text(t, 'system').notNullable();
    text(t, 'dispute_type').notNullable();
    json(t, 'words').notNullable();
    count(t, 'from_people');
    text(t, 'code').notNullable();
    text(t, 'label').notNullable();
    count(t, 'sort').notNullable();
    text(t, 'basis');
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    t.index(['system', 'sort'], 'upper_codes_system');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
