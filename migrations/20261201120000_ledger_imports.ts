import type { Knex } from 'knex';
import { count, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261201120000_ledger_imports';

/** Ledgers that offices bring along: what was read, what became of each row, and what persons decided about them. */
const tables: Tables = {
  ledger_imports: (t) => {
    idColumn(t);
    ref(t, 'account_id').notNullable();
    text(t, 'area_code').notNullable();
    text(t, 'file_name').notNullable();
    text(t, 'digest').notNullable();
    text(t, 'state').notNullable();
    text(t, 'refusal');
    json(t, 'counts');
    ref(t, 'job_id');
    instant(t, 'created_at').notNullable();
    instant(t, 'confirmed_at');
    t.index(['account_id', 'created_at'], 'ledger_imports_account');
  },
  ledger_rows: (t) => {
    text(t, 'fingerprint').notNullable().primary();
    ref(t, 'import_id').notNullable().references('id').inTable('ledger_imports');
    text(t, 'sheet').notNullable();
    count(t, 'row_no').notNullable();
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    text(t, 'how').notNullable();
    text(t, 'outcome').notNullable();
    text(t, 'said');
    instant(t, 'created_at').notNullable();
    t.index(['case_id'], 'ledger_rows_case');
    t.index(['import_id'], 'ledger_rows_import');
  },
  ledger_columns: (t) => {
    text(t, 'office').notNullable();
    text(t, 'headings').notNullable();
    json(t, 'fields').notNullable();
    ref(t, 'chosen_by').notNullable();
    instant(t, 'chosen_at').notNullable();
    t.primary(['office', 'headings']);
  },
  ledger_decisions: (t) => {
    text(t, 'pair').notNullable().primary();
    text(t, 'answer').notNullable();
    ref(t, 'decided_by').notNullable();
    instant(t, 'decided_at').notNullable();
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
