import type { Knex } from 'knex';
import { idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261202160000_corrections';

/** What was taken down wrongly and put right: old and new values sealed, why, by whom, what followed. */
const tables: Tables = {
  corrections: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    text(t, 'state').notNullable();
    text(t, 'phase').notNullable();
    text(t, 'reason').notNullable();
    text(t, 'changes').notNullable();
    text(t, 'based_on').notNullable();
    json(t, 'effects');
    ref(t, 'proposed_by').notNullable();
    instant(t, 'proposed_at').notNullable();
    ref(t, 'decided_by');
    instant(t, 'decided_at');
    text(t, 'decision');
    t.index(['case_id', 'state'], 'corrections_case');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
