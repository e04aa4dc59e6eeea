import type { Knex } from 'knex';
import { text } from '../src/platform/database/columns.ts';

export const name = '20261202140000_number_tails';

/** Blind indexes by which people are found by a number or its last four characters, whatever they are on a case. */
const tails: Readonly<Record<string, readonly string[]>> = {
  parties: ['id_no_tail_index'],
  party_members: ['phone_tail_index', 'id_no_tail_index'],
  party_people: ['phone_tail_index', 'id_no_tail_index'],
};
/** Those of the parties are there, but for the new one. */
const indexes: readonly (readonly [table: string, column: string, name: string])[] = [
  ['parties', 'id_no_tail_index', 'parties_id_no_tail'],
  ['party_members', 'phone_index', 'party_members_phone'],
  ['party_members', 'phone_tail_index', 'party_members_phone_tail'],
  ['party_members', 'id_no_index', 'party_members_id_no'],
  ['party_members', 'id_no_tail_index', 'party_members_id_no_tail'],
  ['party_people', 'phone_index', 'party_people_phone'],
  ['party_people', 'phone_tail_index', 'party_people_phone_tail'],
  ['party_people', 'id_no_index', 'party_people_id_no'],
  ['party_people', 'id_no_tail_index', 'party_people_id_no_tail'],
];

export async function up(knex: Knex): Promise<void> {
  for (const [table, columns] of Object.entries(tails)) {
    await knex.schema.alterTable(table, (t) => {
      for (const column of columns) text(t, column);
    });
  }
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
  for (const [table, columns] of Object.entries(tails)) {
    await knex.schema.alterTable(table, (t) => {
      t.dropColumns(...columns);
    });
  }
}
