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
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130000800_mediation';

/** Proceedings and what is recorded while mediating. */
const tables: Tables = {
  proceedings: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    count(t, 'no').notNullable();
    text(t, 'number').notNullable();
    ref(t, 'committee_id').notNullable();
    instant(t, 'accepted_at').notNullable();
    day(t, 'accepted_on').notNullable();
    instant(t, 'ended_at');
    text(t, 'result');
    text(t, 'result_reason');
    text(t, 'agreement_form');
    day(t, 'counted_from');
    t.unique(['case_id', 'no'], { indexName: 'proceedings_no' });
    t.index(['committee_id', 'accepted_at', 'id'], 'proceedings_committee');
    t.index(['accepted_on', 'id'], 'proceedings_accepted');
  },
  assignments: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'proceeding_id').notNullable();
    ref(t, 'mediator_id').notNullable();
    json(t, 'co_mediator_ids').notNullable();
    ref(t, 'recorder_id');
    text(t, 'state').notNullable();
    text(t, 'decline_reason');
    instant(t, 'assigned_at').notNullable();
    instant(t, 'answered_at');
    instant(t, 'ended_at');
    t.index(['case_id', 'assigned_at'], 'assignments_case');
    t.index(['mediator_id', 'state', 'case_id'], 'assignments_mediator');
  },
  recusals: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    ref(t, 'proceeding_id').notNullable();
    ref(t, 'mediator_id').notNullable();
    ref(t, 'party_id');
    text(t, 'ground').notNullable();
    instant(t, 'requested_at').notNullable();
    text(t, 'decision');
    json(t, 'agreed_party_ids').notNullable().defaultTo('[]');
    ref(t, 'decided_by');
    instant(t, 'decided_at');
    t.index(['case_id', 'requested_at'], 'recusals_case');
  },
  consents: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'proceeding_id').notNullable();
    ref(t, 'party_id').notNullable();
    text(t, 'answer').notNullable();
    text(t, 'way').notNullable();
    text(t, 'note');
    instant(t, 'occurred_at').notNullable();
    t.index(['case_id', 'party_id', 'occurred_at'], 'consents_case');
  },
  rights_notices: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'proceeding_id').notNullable();
    ref(t, 'party_id').notNullable();
    text(t, 'way').notNullable();
    text(t, 'hearing_mode').notNullable();
    text(t, 'service_address');
    instant(t, 'occurred_at').notNullable();
    t.index(['case_id', 'party_id'], 'rights_notices_case');
  },
  appointments: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'proceeding_id').notNullable();
    instant(t, 'starts_at').notNullable();
    text(t, 'place').notNullable();
    text(t, 'mode').notNullable();
    text(t, 'bring');
    text(t, 'state').notNullable();
    t.index(['case_id', 'starts_at'], 'appointments_case');
  },
  mediation_sessions: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'proceeding_id').notNullable();
    count(t, 'no').notNullable();
    instant(t, 'started_at').notNullable();
    instant(t, 'ended_at').notNullable();
    text(t, 'place').notNullable();
    text(t, 'mode').notNullable();
    flag(t, 'is_open').notNullable();
    json(t, 'mediator_ids').notNullable();
    ref(t, 'recorder_id');
    json(t, 'present_party_ids').notNullable();
    json(t, 'invitees').notNullable();
    json(t, 'body').notNullable();
    text(t, 'result').notNullable();
    t.index(['case_id', 'no'], 'mediation_sessions_case');
  },
  resolutions: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'party_id').notNullable();
    text(t, 'kind').notNullable();
    day(t, 'held_on').notNullable();
    text(t, 'place').notNullable();
    count(t, 'entitled').notNullable();
    count(t, 'present').notNullable();
    count(t, 'votes_for').notNullable();
    count(t, 'votes_against').notNullable();
    count(t, 'abstained').notNullable();
    flag(t, 'is_passed').notNullable();
    text(t, 'matter').notNullable();
    text(t, 'basis').notNullable();
    instant(t, 'recorded_at').notNullable();
    t.index(['case_id', 'party_id'], 'resolutions_case');
  },
  prior_instruments: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    text(t, 'kind').notNullable();
    text(t, 'number');
    day(t, 'issued_on').notNullable();
    text(t, 'organ').notNullable();
    text(t, 'result');
    flag(t, 'is_effective').notNullable();
    instant(t, 'recorded_at').notNullable();
    t.index(['case_id', 'issued_on'], 'prior_instruments_case');
  },
  parcels: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    count(t, 'no').notNullable();
    text(t, 'name').notNullable();
    count(t, 'area_mu');
    text(t, 'boundaries');
    t.index(['case_id', 'no'], 'parcels_case');
  },
  task_forces: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'leader_account_id').notNullable();
    text(t, 'leader_name').notNullable();
    json(t, 'members').notNullable();
    text(t, 'plan').notNullable();
    instant(t, 'formed_at').notNullable();
    t.index(['case_id', 'formed_at'], 'task_forces_case');
  },
  ledger_lines: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    count(t, 'no').notNullable();
    text(t, 'kind').notNullable();
    text(t, 'label').notNullable();
    fen(t, 'amount_fen').notNullable();
    text(t, 'evidence');
    t.index(['case_id', 'no'], 'ledger_lines_case');
  },
  handovers: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    day(t, 'handed_over_on').notNullable();
    json(t, 'items').notNullable();
    json(t, 'meters').notNullable();
    text(t, 'note');
    instant(t, 'recorded_at').notNullable();
    t.index(['case_id', 'handed_over_on'], 'handovers_case');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
