import type { Knex } from 'knex';
import { day, flag, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261201110000_office_book';

/**
 * What an administrator keeps of an office: who sits on a committee and how, what was changed from which day, changes of
 * assignment that wait for the second administrator, and workbooks between check and import.
 */
const tables: Tables = {
  office_changes: (t) => {
    idColumn(t);
    text(t, 'kind').notNullable();
    ref(t, 'object_id').notNullable();
    text(t, 'act').notNullable();
    day(t, 'on_day').notNullable();
    text(t, 'reason');
    json(t, 'former');
    ref(t, 'actor_id');
    instant(t, 'recorded_at').notNullable();
    t.index(['kind', 'object_id', 'recorded_at'], 'office_changes_object');
  },
  account_assignments: (t) => {
    idColumn(t);
    ref(t, 'account_id').notNullable();
    text(t, 'display_name').notNullable();
    text(t, 'role').notNullable();
    ref(t, 'area_code').notNullable();
    ref(t, 'committee_id');
    ref(t, 'organisation_id');
    ref(t, 'person_id');
    ref(t, 'asked_by');
    instant(t, 'asked_at').notNullable();
    ref(t, 'decided_by');
    instant(t, 'decided_at');
    text(t, 'state').notNullable();
    t.index(['account_id', 'state'], 'account_assignments_account');
    t.index(['state', 'asked_at'], 'account_assignments_state');
  },
  office_workbooks: (t) => {
    idColumn(t);
    ref(t, 'account_id').notNullable();
    json(t, 'sheets').notNullable();
    instant(t, 'created_at').notNullable();
    t.index(['created_at'], 'office_workbooks_created');
  },
};

export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('committees', (t) => {
    flag(t, 'is_multiethnic').notNullable().defaultTo(0);
  });
  await knex.schema.alterTable('people', (t) => {
    text(t, 'seat');
    text(t, 'employment');
    text(t, 'certificate');
    day(t, 'appointed_on');
    day(t, 'appointed_until');
    flag(t, 'is_woman').notNullable().defaultTo(0);
    flag(t, 'is_minority').notNullable().defaultTo(0);
  });
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
  await knex.schema.alterTable('people', (t) => {
    t.dropColumns(
      ...['seat', 'employment', 'certificate', 'appointed_on', 'appointed_until', 'is_woman', 'is_minority'],
    );
  });
  await knex.schema.alterTable('committees', (t) => {
    t.dropColumn('is_multiethnic');
  });
}
