import type { Knex } from 'knex';
import { count, day, flag, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130000600_proposals_and_closing';

/** Decisions of two people, consent to more time, what a file needs before it is closed. */
const tables: Tables = {
  proposals: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    text(t, 'kind').notNullable();
    text(t, 'state').notNullable();
    text(t, 'phase').notNullable();
    text(t, 'ground');
    text(t, 'reason').notNullable();
    flag(t, 'is_agreement_only').notNullable().defaultTo(0);
    ref(t, 'proposed_by').notNullable();
    instant(t, 'proposed_at').notNullable();
    ref(t, 'decided_by');
    instant(t, 'decided_at');
    text(t, 'decision');
    json(t, 'state_before');
    count(t, 'supplement_no');
    count(t, 'days');
    t.index(['case_id', 'proposed_at', 'id'], 'proposals_case');
  },
  extension_signatures: (t) => {
    ref(t, 'proposal_id').notNullable();
    ref(t, 'party_id').notNullable();
    text(t, 'way').notNullable();
    day(t, 'signed_on').notNullable();
    t.primary(['proposal_id', 'party_id']);
  },
  closing_requirements: (t) => {
    idColumn(t);
    text(t, 'outcome').notNullable();
    text(t, 'subject_type').notNullable();
    text(t, 'kind').notNullable();
    json(t, 'codes').notNullable();
    count(t, 'minimum').notNullable();
    flag(t, 'is_per_proceeding').notNullable();
    count(t, 'sort').notNullable();
    text(t, 'basis');
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    t.index(['outcome', 'sort'], 'closing_requirements_outcome');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
