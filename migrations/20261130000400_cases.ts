import type { Knex } from 'knex';
import {
  count,
  day,
  fen,
  flag,
  idColumn,
  instant,
  json,
  ref,
  text,
} from '../src/platform/database/columns.ts';
import { createSearchIndex, dropSearchIndex } from '../src/platform/database/dialect.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130000400_cases';

/** Disputes with their parties, number series, search index, idempotency keys. */
const tables: Tables = {
  cases: (t) => {
    idColumn(t);
    text(t, 'code').notNullable().unique({ indexName: 'cases_code' });
    text(t, 'number');
    text(t, 'type').notNullable();
    text(t, 'subtype');
    text(t, 'title').notNullable();
    text(t, 'summary').notNullable();
    text(t, 'channel').notNullable();
    text(t, 'origin');
    ref(t, 'area_code').notNullable();
    text(t, 'area_path').notNullable();
    ref(t, 'town_code').notNullable();
    ref(t, 'village_code');
    text(t, 'place');
    day(t, 'occurred_on').notNullable();
    instant(t, 'registered_at').notNullable();
    day(t, 'registered_on').notNullable();
    count(t, 'registered_ym').notNullable();
    instant(t, 'accepted_at');
    instant(t, 'resolved_at');
    text(t, 'resolved_how');
    instant(t, 'closed_at');
    ref(t, 'committee_id');
    ref(t, 'mediator_id');
    json(t, 'co_mediator_ids').notNullable().defaultTo('[]');
    ref(t, 'leader_account_id');
    text(t, 'applicant_names').notNullable();
    text(t, 'respondent_names').notNullable();
    fen(t, 'claimed_fen');
    count(t, 'people_count');
    text(t, 'land_kind');
    day(t, 'application_received_on');
    text(t, 'application_form');
    json(t, 'details').notNullable();
    text(t, 'def_id').notNullable();
    count(t, 'def_version').notNullable();
    count(t, 'rev').notNullable();
    count(t, 'state_rev').notNullable();
    json(t, 'state').notNullable();
    text(t, 'phase').notNullable();
    text(t, 'hold').notNullable();
    text(t, 'risk').notNullable();
    text(t, 'level').notNullable();
    text(t, 'supervision').notNullable();
    flag(t, 'is_open').notNullable();
    day(t, 'due_on');
    text(t, 'due_rule');
    ref(t, 'lead_id');
    text(t, 'history_hash').notNullable();
    flag(t, 'is_demo').notNullable().defaultTo(0);
    ref(t, 'created_by').notNullable();
    instant(t, 'updated_at').notNullable();
    day(t, 'counted_from');
    json(t, 'reader_ids').notNullable().defaultTo('[]');
    json(t, 'joint_committees').notNullable().defaultTo('[]');
    t.unique(['committee_id', 'number'], { indexName: 'cases_number' });
    t.index(['registered_at', 'id'], 'cases_registered');
    t.index(['town_code', 'registered_at', 'id'], 'cases_town');
    t.index(['village_code', 'registered_at', 'id'], 'cases_village');
    t.index(['town_code', 'phase', 'registered_at', 'id'], 'cases_town_phase');
    t.index(['type', 'registered_at', 'id'], 'cases_type');
    t.index(['mediator_id', 'registered_at', 'id'], 'cases_mediator');
    t.index(['committee_id', 'registered_at', 'id'], 'cases_committee');
    t.index(['is_open', 'due_on', 'id'], 'cases_due');
    t.index(['town_code', 'is_open', 'due_on', 'id'], 'cases_town_due');
    t.index(['town_code', 'registered_ym', 'type'], 'cases_cohort');
    t.index(['area_path', 'id'], 'cases_area_path');
  },
  // Who is named on a case beside those who see it by their office: lists find the case by these rows.
  case_seats: (t) => {
    ref(t, 'holder').notNullable();
    text(t, 'seat').notNullable();
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    t.primary(['holder', 'seat', 'case_id']);
    t.index(['case_id'], 'case_seats_case');
  },
  parties: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    count(t, 'no').notNullable();
    text(t, 'side').notNullable();
    text(t, 'kind').notNullable();
    text(t, 'name').notNullable();
    text(t, 'gender');
    text(t, 'ethnicity');
    day(t, 'birth_on');
    text(t, 'occupation');
    text(t, 'uscc');
    text(t, 'head_name');
    text(t, 'head_post');
    text(t, 'address');
    text(t, 'service_address');
    ref(t, 'area_code');
    text(t, 'phone_enc');
    text(t, 'phone_index');
    text(t, 'phone_tail_index');
    text(t, 'id_no_enc');
    text(t, 'id_no_index');
    text(t, 'bank_account_enc');
    text(t, 'bank_account_index');
    flag(t, 'is_unknown').notNullable().defaultTo(0);
    instant(t, 'created_at').notNullable();
    instant(t, 'left_at');
    text(t, 'left_how');
    ref(t, 'replaced_by');
    t.index(['case_id', 'no'], 'parties_case');
    t.index(['name', 'case_id'], 'parties_name');
    t.index(['id_no_index', 'case_id'], 'parties_id_no');
    t.index(['phone_index', 'case_id'], 'parties_phone');
    t.index(['phone_tail_index', 'case_id'], 'parties_phone_tail');
  },
  party_people: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'party_id').notNullable();
    ref(t, 'member_id');
    ref(t, 'resolution_id');
    text(t, 'capacity').notNullable();
    text(t, 'name').notNullable();
    text(t, 'post');
    text(t, 'phone_enc');
    text(t, 'phone_index');
    text(t, 'id_no_enc');
    text(t, 'id_no_index');
    text(t, 'power_kind');
    json(t, 'matters');
    day(t, 'valid_from');
    day(t, 'valid_to');
    instant(t, 'created_at').notNullable();
    t.index(['case_id', 'party_id'], 'party_people_case');
  },
  party_members: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'party_id').notNullable();
    count(t, 'no').notNullable();
    text(t, 'name').notNullable();
    text(t, 'job');
    text(t, 'phone_enc');
    text(t, 'phone_index');
    text(t, 'id_no_enc');
    text(t, 'id_no_index');
    fen(t, 'claim_fen').notNullable();
    fen(t, 'agreed_fen');
    fen(t, 'paid_fen').notNullable().defaultTo(0);
    text(t, 'confirmation').notNullable();
    day(t, 'confirmed_on');
    text(t, 'confirmation_way');
    flag(t, 'is_representative').notNullable().defaultTo(0);
    instant(t, 'created_at').notNullable();
    instant(t, 'left_at');
    t.unique(['party_id', 'no'], { indexName: 'party_members_no' });
    t.index(['case_id', 'no'], 'party_members_case');
  },
  number_series: (t) => {
    idColumn(t, 'series');
    count(t, 'last_number').notNullable();
  },
  idempotency_keys: (t) => {
    idColumn(t, 'key');
    ref(t, 'account_id').notNullable();
    text(t, 'request_hash').notNullable();
    json(t, 'response').notNullable();
    instant(t, 'created_at').notNullable();
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
  await createSearchIndex(knex);
}

export async function down(knex: Knex): Promise<void> {
  await dropSearchIndex(knex);
  await dropTables(knex, tables);
}
