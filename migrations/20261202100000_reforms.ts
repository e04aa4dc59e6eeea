import type { Knex } from 'knex';
import { day, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261202100000_reforms';

/**
 * Changes of an office in one step: what became of which place and committee, what moved with it, and where cases had been
 * before, so that figures of an earlier day are counted over the map of that day.
 */
const tables: Tables = {
  reforms: (t) => {
    idColumn(t);
    text(t, 'kind').notNullable();
    text(t, 'title').notNullable();
    ref(t, 'object_id').notNullable();
    day(t, 'valid_on').notNullable();
    text(t, 'basis_number').notNullable();
    text(t, 'reason').notNullable();
    json(t, 'report').notNullable();
    ref(t, 'done_by').notNullable();
    instant(t, 'done_at').notNullable();
    t.index(['done_at', 'id'], 'reforms_done');
  },
  case_homes: (t) => {
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    ref(t, 'reform_id').notNullable();
    ref(t, 'area_code').notNullable();
    text(t, 'area_path').notNullable();
    ref(t, 'town_code').notNullable();
    ref(t, 'village_code');
    ref(t, 'committee_id');
    instant(t, 'since_at');
    instant(t, 'until_at').notNullable();
    t.primary(['case_id', 'until_at']);
    t.index(['town_code', 'case_id'], 'case_homes_town');
    t.index(['village_code', 'case_id'], 'case_homes_village');
    t.index(['committee_id', 'case_id'], 'case_homes_committee');
  },
  committee_successions: (t) => {
    ref(t, 'committee_id').notNullable().references('id').inTable('committees');
    ref(t, 'successor_id').notNullable().references('id').inTable('committees');
    day(t, 'valid_on').notNullable();
    ref(t, 'reform_id').notNullable();
    t.primary(['committee_id']);
  },
};

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('area_changes', (t) => {
    ref(t, 'successor_code');
    ref(t, 'reform_id');
  });
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
  await knex.schema.alterTable('area_changes', (t) => {
    t.dropColumns('successor_code', 'reform_id');
  });
}
