import type { Knex } from 'knex';
import { count, day, idColumn, instant, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130001200_integrity';

/** What the integrity report found, run by run. */
const tables: Tables = {
  integrity_runs: (t) => {
    idColumn(t);
    // One run a night, however many processes try; runs on demand have none.
    day(t, 'night_of').unique({ indexName: 'integrity_runs_night' });
    instant(t, 'started_at').notNullable();
    instant(t, 'finished_at');
    count(t, 'subjects').notNullable().defaultTo(0);
    count(t, 'findings').notNullable().defaultTo(0);
    t.index(['finished_at'], 'integrity_runs_finished');
  },
  integrity_findings: (t) => {
    ref(t, 'run_id').notNullable();
    count(t, 'no').notNullable();
    text(t, 'check_name').notNullable();
    text(t, 'subject_kind').notNullable();
    ref(t, 'subject_id').notNullable();
    text(t, 'label').notNullable();
    text(t, 'area_path').notNullable();
    text(t, 'detail').notNullable();
    t.primary(['run_id', 'no']);
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
