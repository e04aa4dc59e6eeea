import type { Knex } from 'knex';
import { count, idColumn, instant, ref, text } from '../src/platform/database/columns.ts';

export const name = '20261126000500_migration_runs';

/** Which running cases were led to a new version of their lifecycle, run by run, so that a run can go on or be undone. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('migration_runs', (t) => {
    idColumn(t);
    text(t, 'def_id').notNullable();
    count(t, 'from_version').notNullable();
    count(t, 'to_version').notNullable();
    text(t, 'state').notNullable();
    ref(t, 'started_by').notNullable();
    text(t, 'started_by_name').notNullable();
    instant(t, 'started_at').notNullable();
    instant(t, 'finished_at');
    count(t, 'total').notNullable();
    count(t, 'moved').notNullable().defaultTo(0);
    count(t, 'needs_person').notNullable().defaultTo(0);
    count(t, 'undone').notNullable().defaultTo(0);
    // How far the run got; a new process goes on behind it.
    ref(t, 'cursor').notNullable();
    t.index(['state', 'started_at', 'id'], 'migration_runs_state');
  });
  await knex.schema.createTable('migration_moves', (t) => {
    ref(t, 'run_id').notNullable();
    ref(t, 'subject_id').notNullable();
    count(t, 'seq').notNullable();
    t.primary(['run_id', 'subject_id']);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['migration_moves', 'migration_runs']) await knex.schema.dropTable(table);
}
