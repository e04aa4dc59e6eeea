import type { Knex } from 'knex';
import { day, idColumn, instant, ref, text } from '../src/platform/database/columns.ts';

export const name = '20261128000200_joined_cases';

/** Cases that belong together; parties and members who left a case; from when the clock of a split case counts. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('case_links', (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    ref(t, 'other_case_id').notNullable().references('id').inTable('cases');
    text(t, 'kind').notNullable();
    ref(t, 'linked_by').notNullable();
    instant(t, 'linked_at').notNullable();
    t.unique(['case_id', 'other_case_id', 'kind'], { indexName: 'case_links_once' });
    t.index(['other_case_id'], 'case_links_other');
  });
  await knex.schema.alterTable('parties', (t) => {
    instant(t, 'left_at');
    text(t, 'left_how');
    ref(t, 'replaced_by');
  });
  await knex.schema.alterTable('party_members', (t) => {
    instant(t, 'left_at');
  });
  await knex.schema.alterTable('cases', (t) => {
    day(t, 'counted_from');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('cases', (t) => {
    t.dropColumn('counted_from');
  });
  await knex.schema.alterTable('party_members', (t) => {
    t.dropColumn('left_at');
  });
  for (const column of ['left_at', 'left_how', 'replaced_by']) {
    await knex.schema.alterTable('parties', (t) => {
      t.dropColumn(column);
    });
  }
  await knex.schema.dropTable('case_links');
}
