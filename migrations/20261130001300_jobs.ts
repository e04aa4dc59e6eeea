import type { Knex } from 'knex';
import { count, idColumn, instant, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130001300_jobs';

/** Long work that shows its progress. */
const tables: Tables = {
  jobs: (t) => {
    idColumn(t);
    ref(t, 'account_id').notNullable();
    ref(t, 'case_id');
    text(t, 'kind').notNullable();
    text(t, 'title').notNullable();
    text(t, 'state').notNullable();
    count(t, 'done').notNullable();
    count(t, 'total').notNullable();
    text(t, 'file_name');
    text(t, 'media_type');
    instant(t, 'created_at').notNullable();
    instant(t, 'beat_at').notNullable();
    instant(t, 'finished_at');
    t.index(['account_id', 'created_at'], 'jobs_account');
    t.index(['created_at'], 'jobs_created');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
