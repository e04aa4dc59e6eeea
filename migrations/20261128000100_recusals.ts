import type { Knex } from 'knex';
import { idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';

export const name = '20261128000100_recusals';

/** Who was asked to stand aside, by whom and why, and what was decided. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('recusals', (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    ref(t, 'proceeding_id').notNullable();
    ref(t, 'mediator_id').notNullable();
    ref(t, 'party_id');
    text(t, 'ground').notNullable();
    instant(t, 'requested_at').notNullable();
    text(t, 'decision');
    json(t, 'agreed_party_ids').notNullable().defaultTo('[]');
    ref(t, 'decided_by');
    instant(t, 'decided_at');
    t.index(['case_id', 'requested_at'], 'recusals_case');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.dropTable('recusals');
}
