import type { Knex } from 'knex';
import { count, day, flag, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';

export const name = '20261126000100_proposals_and_closing';

/** Decisions of two people, what a file needs before it is closed, and proceedings the parties asked for again. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('proposals', (t) => {
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
    t.index(['case_id', 'proposed_at', 'id'], 'proposals_case');
  });
  await knex.schema.createTable('closing_requirements', (t) => {
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
  });
  await knex.schema.alterTable('proceedings', (t) => {
    day(t, 'counted_from');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('proceedings', (t) => {
    t.dropColumn('counted_from');
  });
  await knex.schema.dropTable('closing_requirements');
  await knex.schema.dropTable('proposals');
}
