import type { Knex } from 'knex';
import { count, day, flag, idColumn, instant, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130000100_areas_and_offices';

/** Areas, offices, committees, people in office, seals, calendar and dictionaries, all with validity dates. */
const tables: Tables = {
  areas: (t) => {
    idColumn(t, 'code');
    text(t, 'name').notNullable();
    text(t, 'level').notNullable();
    ref(t, 'parent_code');
    text(t, 'path').notNullable();
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    text(t, 'source');
    text(t, 'note');
    t.index(['parent_code', 'code'], 'areas_parent');
    t.index(['path'], 'areas_path');
    t.index(['level', 'code'], 'areas_level');
  },
  organisations: (t) => {
    idColumn(t);
    text(t, 'name').notNullable();
    text(t, 'kind').notNullable();
    ref(t, 'area_code').notNullable();
    text(t, 'telephone');
    text(t, 'address');
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    t.index(['area_code', 'id'], 'organisations_area');
  },
  committees: (t) => {
    idColumn(t);
    text(t, 'name').notNullable();
    text(t, 'short_name').notNullable();
    text(t, 'kind').notNullable();
    ref(t, 'area_code').notNullable();
    text(t, 'number_word').notNullable();
    text(t, 'number_pattern').notNullable();
    text(t, 'telephone');
    text(t, 'address');
    text(t, 'court');
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    t.index(['area_code', 'id'], 'committees_area');
  },
  people: (t) => {
    idColumn(t);
    text(t, 'name').notNullable();
    text(t, 'post');
    ref(t, 'committee_id');
    ref(t, 'organisation_id');
    ref(t, 'area_code').notNullable();
    flag(t, 'is_mediator').notNullable().defaultTo(0);
    text(t, 'telephone');
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    t.index(['committee_id', 'id'], 'people_committee');
    t.index(['area_code', 'id'], 'people_area');
  },
  area_duties: (t) => {
    idColumn(t);
    ref(t, 'area_code').notNullable();
    ref(t, 'person_id').notNullable();
    text(t, 'duty').notNullable();
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    t.index(['area_code', 'id'], 'area_duties_area');
  },
  seals: (t) => {
    idColumn(t);
    ref(t, 'committee_id').notNullable();
    text(t, 'name').notNullable();
    ref(t, 'keeper_person_id');
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    t.index(['committee_id', 'id'], 'seals_committee');
  },
  calendar_days: (t) => {
    day(t, 'day').notNullable().primary();
    text(t, 'kind').notNullable();
    text(t, 'name').notNullable();
    instant(t, 'updated_at').notNullable();
  },
  calendar_years: (t) => {
    count(t, 'year').notNullable().primary();
    text(t, 'source').notNullable();
    instant(t, 'updated_at').notNullable();
  },
  dictionary_entries: (t) => {
    text(t, 'dictionary').notNullable();
    text(t, 'code').notNullable();
    text(t, 'label_zh').notNullable();
    text(t, 'label_en').notNullable();
    count(t, 'sort').notNullable();
    text(t, 'basis');
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    t.primary(['dictionary', 'code']);
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
