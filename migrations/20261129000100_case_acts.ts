import type { Knex } from 'knex';
import { day, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';

export const name = '20261129000100_case_acts';

/** What is put on record beside the course of a case, copies that were sent, committees that mediate together and their seals. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('case_acts', (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    text(t, 'event').notNullable();
    day(t, 'happened_on').nullable();
    ref(t, 'party_id').nullable();
    text(t, 'body').nullable();
    day(t, 'reply_due_on').nullable();
    day(t, 'replied_on').nullable();
    text(t, 'reply').nullable();
    text(t, 'reply_content').nullable();
    json(t, 'data').notNullable();
    ref(t, 'recorded_by').notNullable();
    instant(t, 'recorded_at').notNullable();
    t.index(['case_id', 'recorded_at'], 'case_acts_case');
  });
  await knex.schema.createTable('case_copies', (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    ref(t, 'account_id').notNullable().references('id').inTable('accounts');
    text(t, 'content').notNullable();
    ref(t, 'sent_by').notNullable();
    instant(t, 'sent_at').notNullable();
    instant(t, 'read_at').nullable();
    t.index(['case_id', 'account_id'], 'case_copies_case');
  });
  await knex.schema.createTable('case_committees', (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    ref(t, 'committee_id').notNullable().references('id').inTable('committees');
    text(t, 'area_path').notNullable();
    text(t, 'town_code').notNullable();
    text(t, 'lead_town_code').notNullable();
    text(t, 'state').notNullable();
    text(t, 'reason').notNullable();
    instant(t, 'invited_at').notNullable();
    instant(t, 'answered_at').nullable();
    t.index(['case_id'], 'case_committees_case');
    t.index(['town_code', 'state'], 'case_committees_town');
    t.index(['committee_id', 'state'], 'case_committees_committee');
  });
  await knex.schema.alterTable('cases', (t) => {
    json(t, 'reader_ids').notNullable().defaultTo('[]');
    json(t, 'joint_committees').notNullable().defaultTo('[]');
  });
  await knex.schema.alterTable('agreement_signatures', (t) => {
    ref(t, 'committee_id').nullable();
    text(t, 'helper_name').nullable();
    json(t, 'witnesses').notNullable().defaultTo('[]');
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const column of ['committee_id', 'helper_name', 'witnesses']) {
    await knex.schema.alterTable('agreement_signatures', (t) => {
      t.dropColumn(column);
    });
  }
  await knex.schema.alterTable('cases', (t) => {
    t.dropColumn('reader_ids');
    t.dropColumn('joint_committees');
  });
  await knex.schema.dropTable('case_committees');
  await knex.schema.dropTable('case_copies');
  await knex.schema.dropTable('case_acts');
}
