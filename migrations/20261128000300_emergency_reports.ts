import type { Knex } from 'knex';
import { idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';

export const name = '20261128000300_emergency_reports';

/** A danger to life, what was said or seen, and who was told of it at what time. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('emergency_reports', (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    json(t, 'signs').notNullable();
    text(t, 'words').notNullable();
    text(t, 'measures').notNullable();
    json(t, 'told').notNullable();
    ref(t, 'reported_by').notNullable();
    instant(t, 'reported_at').notNullable();
    t.index(['case_id', 'reported_at'], 'emergency_reports_case');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('emergency_reports');
}
