import type { Knex } from 'knex';
import { idColumn, instant, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261202170000_earlier_disputes';

/** What was decided of two records of people on different cases: one person (or household), or not. */
const tables: Tables = {
  person_decisions: (t) => {
    idColumn(t);
    text(t, 'one_id').notNullable();
    text(t, 'other_id').notNullable();
    ref(t, 'one_case_id').notNullable();
    ref(t, 'other_case_id').notNullable();
    text(t, 'about').notNullable();
    text(t, 'decision').notNullable();
    text(t, 'reason');
    ref(t, 'decided_by').notNullable();
    instant(t, 'decided_at').notNullable();
    t.unique(['one_id', 'other_id'], { indexName: 'person_decisions_pair' });
    t.index(['one_case_id'], 'person_decisions_one_case');
    t.index(['other_case_id'], 'person_decisions_other_case');
  },
};
/** By what people are found again; the name of a party and all numbers have their indexes. */
const indexes: readonly (readonly [table: string, column: string, name: string])[] = [
  ['parties', 'address', 'parties_address'],
  ['party_members', 'name', 'party_members_name'],
  ['party_people', 'name', 'party_people_name'],
];

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
  for (const [table, column, indexName] of indexes) {
    await knex.schema.alterTable(table, (t) => {
      t.index([column, 'case_id'], indexName);
    });
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const [table, column, indexName] of indexes) {
    await knex.schema.alterTable(table, (t) => {
      t.dropIndex([column, 'case_id'], indexName);
    });
  }
  await dropTables(knex, tables);
}
