import type { Knex } from 'knex';
import { count, day, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261202110000_office_rules';

/**
 * The rules an office owns: what was changed of words, limits, colours, closing requirements and the calendar, why and by
 * whom; and from how many days on a deadline is shown in a colour.
 */
const tables: Tables = {
  rule_changes: (t) => {
    idColumn(t);
    text(t, 'kind').notNullable();
    ref(t, 'object_id').notNullable();
    text(t, 'act').notNullable();
    day(t, 'on_day').notNullable();
    text(t, 'reason').notNullable();
    text(t, 'basis');
    json(t, 'former');
    ref(t, 'actor_id');
    instant(t, 'recorded_at').notNullable();
    t.index(['kind', 'object_id', 'recorded_at'], 'rule_changes_object');
  },
  thresholds: (t) => {
    idColumn(t);
    text(t, 'name').notNullable();
    count(t, 'days').notNullable();
    text(t, 'basis');
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    t.index(['name', 'valid_from'], 'thresholds_name');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
