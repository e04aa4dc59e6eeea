import type { Knex } from 'knex';
import { count, day, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130000500_case_acts';

/**
 * What is put on record beside the course of a case: what people wrote with an event, acts, links to other cases, copies that
 * were sent, committees that mediate together, reports of a danger to life.
 */
const tables: Tables = {
  event_texts: (t) => {
    ref(t, 'case_id').notNullable();
    count(t, 'seq').notNullable();
    text(t, 'event').notNullable();
    json(t, 'texts').notNullable();
    t.primary(['case_id', 'seq']);
  },
  case_acts: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    text(t, 'event').notNullable();
    day(t, 'happened_on');
    ref(t, 'party_id');
    text(t, 'body');
    day(t, 'reply_due_on');
    day(t, 'replied_on');
    text(t, 'reply');
    text(t, 'reply_content');
    json(t, 'data').notNullable();
    ref(t, 'recorded_by').notNullable();
    instant(t, 'recorded_at').notNullable();
    t.index(['case_id', 'recorded_at'], 'case_acts_case');
  },
  case_links: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    ref(t, 'other_case_id').notNullable().references('id').inTable('cases');
    text(t, 'kind').notNullable();
    ref(t, 'linked_by').notNullable();
    instant(t, 'linked_at').notNullable();
    t.unique(['case_id', 'other_case_id', 'kind'], { indexName: 'case_links_once' });
    t.index(['other_case_id'], 'case_links_other');
  },
  case_copies: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    ref(t, 'account_id').notNullable().references('id').inTable('accounts');
    text(t, 'content').notNullable();
    ref(t, 'sent_by').notNullable();
    instant(t, 'sent_at').notNullable();
    instant(t, 'read_at');
    t.index(['case_id', 'account_id'], 'case_copies_case');
  },
  case_committees: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    ref(t, 'committee_id').notNullable().references('id').inTable('committees');
    text(t, 'area_path').notNullable();
    text(t, 'town_code').notNullable();
    text(t, 'lead_town_code').notNullable();
    text(t, 'state').notNullable();
    text(t, 'reason').notNullable();
    instant(t, 'invited_at').notNullable();
    instant(t, 'answered_at');
    t.index(['case_id'], 'case_committees_case');
    t.index(['town_code', 'state'], 'case_committees_town');
    t.index(['committee_id', 'state'], 'case_committees_committee');
  },
  emergency_reports: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    json(t, 'signs').notNullable();
    text(t, 'words').notNullable();
    text(t, 'measures').notNullable();
    json(t, 'told').notNullable();
    ref(t, 'reported_by').notNullable();
    instant(t, 'reported_at').notNullable();
    t.index(['case_id', 'reported_at'], 'emergency_reports_case');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
