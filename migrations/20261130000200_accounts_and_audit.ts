import type { Knex } from 'knex';
import { count, flag, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { dropAppendOnly, makeAppendOnly } from '../src/platform/database/dialect.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130000200_accounts_and_audit';

/** Accounts with their tokens and their inbox; the hash-chained audit log and its anchors. */
const tables: Tables = {
  accounts: (t) => {
    idColumn(t);
    text(t, 'username').notNullable().unique({ indexName: 'accounts_username' });
    text(t, 'display_name').notNullable();
    text(t, 'role').notNullable();
    ref(t, 'area_code').notNullable();
    ref(t, 'committee_id');
    ref(t, 'organisation_id');
    ref(t, 'person_id');
    text(t, 'password_hash');
    text(t, 'activation_hash');
    instant(t, 'activation_expires_at');
    text(t, 'locale').notNullable();
    flag(t, 'is_demo').notNullable().defaultTo(0);
    instant(t, 'disabled_at');
    instant(t, 'created_at').notNullable();
    instant(t, 'updated_at').notNullable();
    t.index(['role', 'area_code', 'id'], 'accounts_role');
    t.index(['person_id'], 'accounts_person');
  },
  api_tokens: (t) => {
    idColumn(t);
    ref(t, 'account_id').notNullable();
    text(t, 'token_hash').notNullable().unique({ indexName: 'api_tokens_hash' });
    json(t, 'scopes').notNullable();
    instant(t, 'created_at').notNullable();
    instant(t, 'expires_at');
    instant(t, 'revoked_at');
  },
  inbox_items: (t) => {
    idColumn(t);
    ref(t, 'account_id').notNullable();
    ref(t, 'case_id');
    ref(t, 'lead_id');
    text(t, 'kind').notNullable();
    json(t, 'params').notNullable();
    text(t, 'source_key').notNullable();
    instant(t, 'created_at').notNullable();
    instant(t, 'read_at');
    t.unique(['account_id', 'source_key'], { indexName: 'inbox_items_source' });
    t.index(['account_id', 'read_at', 'created_at'], 'inbox_items_account');
  },
  audit_log: (t) => {
    count(t, 'chain').notNullable();
    count(t, 'seq').notNullable();
    instant(t, 'at').notNullable();
    ref(t, 'actor_id');
    text(t, 'action').notNullable();
    text(t, 'object_kind').notNullable();
    ref(t, 'object_id').notNullable();
    json(t, 'detail').notNullable();
    text(t, 'request_id');
    text(t, 'prev_hash').notNullable();
    text(t, 'hash').notNullable();
    t.primary(['chain', 'seq']);
    t.index(['object_kind', 'object_id', 'at'], 'audit_log_object');
    t.index(['at'], 'audit_log_at');
  },
  audit_anchors: (t) => {
    idColumn(t);
    instant(t, 'at').notNullable();
    json(t, 'heads').notNullable();
    text(t, 'hash').notNullable();
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
  await makeAppendOnly(knex, 'audit_log', 'chain');
}

export async function down(knex: Knex): Promise<void> {
  await dropAppendOnly(knex, 'audit_log');
  await dropTables(knex, tables);
}
