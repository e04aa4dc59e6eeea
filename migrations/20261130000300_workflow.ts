import type { Knex } from 'knex';
import { count, day, flag, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { dropAppendOnly, makeAppendOnly } from '../src/platform/database/dialect.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130000300_workflow';

/**
 * What the engine keeps: definitions, history with its hash chain, outbox; the rules of deadlines, the running ones and how
 * a published calendar moved them; runs that lead cases to a new version of their lifecycle.
 */
const tables: Tables = {
  workflow_definitions: (t) => {
    text(t, 'def_id').notNullable();
    count(t, 'version').notNullable();
    text(t, 'hash').notNullable();
    json(t, 'definition').notNullable();
    instant(t, 'registered_at').notNullable();
    t.primary(['def_id', 'version']);
  },
  history: (t) => {
    ref(t, 'subject_id').notNullable();
    count(t, 'seq').notNullable();
    text(t, 'subject_kind').notNullable();
    text(t, 'event').notNullable();
    text(t, 'kind').notNullable();
    ref(t, 'actor_id');
    text(t, 'actor_name').notNullable();
    text(t, 'acting_role').notNullable();
    ref(t, 'on_behalf_of');
    instant(t, 'occurred_at').notNullable();
    instant(t, 'recorded_at').notNullable();
    json(t, 'data').notNullable();
    json(t, 'facts').notNullable();
    json(t, 'from_state').notNullable();
    json(t, 'to_state').notNullable();
    json(t, 'effects').notNullable();
    json(t, 'basis').notNullable();
    text(t, 'def_id').notNullable();
    count(t, 'def_version').notNullable();
    text(t, 'idempotency_key').unique({ indexName: 'history_idempotency' });
    text(t, 'request_id');
    text(t, 'prev_hash').notNullable();
    text(t, 'hash').notNullable();
    t.primary(['subject_id', 'seq']);
  },
  outbox: (t) => {
    idColumn(t);
    ref(t, 'subject_id').notNullable();
    text(t, 'subject_kind').notNullable();
    count(t, 'seq').notNullable();
    text(t, 'kind').notNullable();
    json(t, 'data').notNullable();
    text(t, 'state').notNullable();
    count(t, 'attempts').notNullable().defaultTo(0);
    instant(t, 'available_at').notNullable();
    instant(t, 'lease_until');
    text(t, 'worker');
    text(t, 'last_error');
    instant(t, 'done_at');
    t.index(['state', 'available_at', 'id'], 'outbox_due');
  },
  deadline_rules: (t) => {
    idColumn(t);
    text(t, 'code').notNullable();
    text(t, 'subject_type').notNullable();
    ref(t, 'area_code');
    text(t, 'kind').notNullable();
    count(t, 'length').notNullable();
    text(t, 'unit').notNullable();
    flag(t, 'roll').notNullable();
    text(t, 'basis').notNullable();
    text(t, 'label_zh').notNullable();
    text(t, 'label_en').notNullable();
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    json(t, 'warn_days').notNullable().defaultTo('[]');
    t.index(['code', 'subject_type', 'valid_from'], 'deadline_rules_code');
  },
  deadlines: (t) => {
    idColumn(t);
    ref(t, 'subject_id').notNullable();
    text(t, 'subject_kind').notNullable();
    text(t, 'rule').notNullable();
    text(t, 'key').notNullable();
    text(t, 'kind').notNullable();
    text(t, 'event').notNullable();
    day(t, 'start_on').notNullable();
    count(t, 'length').notNullable();
    text(t, 'unit').notNullable();
    flag(t, 'roll').notNullable();
    day(t, 'due_on').notNullable();
    instant(t, 'due_at').notNullable();
    day(t, 'paused_on');
    count(t, 'paused_days').notNullable().defaultTo(0);
    count(t, 'extension_days').notNullable().defaultTo(0);
    flag(t, 'is_year_unknown').notNullable().defaultTo(0);
    text(t, 'basis').notNullable();
    text(t, 'state').notNullable();
    count(t, 'opened_seq').notNullable();
    count(t, 'closed_seq');
    instant(t, 'grace_until');
    instant(t, 'fired_at');
    json(t, 'warn_days').notNullable().defaultTo('[]');
    instant(t, 'warn_at');
    flag(t, 'is_fixed').notNullable().defaultTo(0);
    t.index(['subject_id', 'state', 'due_on'], 'deadlines_subject');
    t.index(['state', 'due_at', 'id'], 'deadlines_due');
    t.index(['state', 'warn_at'], 'deadlines_warn');
  },
  deadline_changes: (t) => {
    idColumn(t);
    ref(t, 'deadline_id').notNullable();
    ref(t, 'subject_id').notNullable();
    text(t, 'reason').notNullable();
    day(t, 'old_due_on').notNullable();
    day(t, 'new_due_on').notNullable();
    instant(t, 'changed_at').notNullable();
    t.index(['subject_id', 'id'], 'deadline_changes_subject');
  },
  calendar_followings: (t) => {
    idColumn(t);
    text(t, 'fingerprint').notNullable();
    instant(t, 'started_at').notNullable();
    instant(t, 'finished_at');
    ref(t, 'cursor').notNullable();
    count(t, 'changed').notNullable().defaultTo(0);
  },
  migration_runs: (t) => {
    idColumn(t);
    text(t, 'def_id').notNullable();
    count(t, 'from_version').notNullable();
    count(t, 'to_version').notNullable();
    text(t, 'state').notNullable();
    ref(t, 'started_by').notNullable();
    text(t, 'started_by_name').notNullable();
    instant(t, 'started_at').notNullable();
    instant(t, 'finished_at');
    count(t, 'total').notNullable();
    count(t, 'moved').notNullable().defaultTo(0);
    count(t, 'needs_person').notNullable().defaultTo(0);
    count(t, 'undone').notNullable().defaultTo(0);
    // How far the run got; a new process goes on behind it.
    ref(t, 'cursor').notNullable();
    t.index(['state', 'started_at', 'id'], 'migration_runs_state');
  },
  migration_moves: (t) => {
    ref(t, 'run_id').notNullable();
    ref(t, 'subject_id').notNullable();
    count(t, 'seq').notNullable();
    t.primary(['run_id', 'subject_id']);
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
  await makeAppendOnly(knex, 'history', 'subject_id');
}

export async function down(knex: Knex): Promise<void> {
  await dropAppendOnly(knex, 'history');
  await dropTables(knex, tables);
}
