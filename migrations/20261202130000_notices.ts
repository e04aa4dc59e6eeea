import type { Knex } from 'knex';
import { count, flag, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261202130000_notices';

/**
 * Notices that leave the house: how each account wants them, where they go, which messages of the inbox wait for theirs,
 * and every text that was sent or should have been.
 */
const tables: Tables = {
  notice_preferences: (t) => {
    idColumn(t, 'account_id').references('id').inTable('accounts');
    json(t, 'channels').notNullable();
    text(t, 'mode').notNullable();
    text(t, 'digest_at').notNullable();
    text(t, 'quiet_from').notNullable();
    text(t, 'quiet_until').notNullable();
    flag(t, 'is_quiet_on_rest_days').notNullable();
    instant(t, 'updated_at').notNullable();
  },
  notice_addresses: (t) => {
    idColumn(t);
    ref(t, 'account_id').notNullable().references('id').inTable('accounts');
    text(t, 'channel').notNullable();
    text(t, 'address_enc').notNullable();
    text(t, 'masked').notNullable();
    ref(t, 'entered_by').notNullable();
    instant(t, 'entered_at').notNullable();
    t.unique(['account_id', 'channel'], { indexName: 'notice_addresses_account' });
  },
  notice_items: (t) => {
    idColumn(t);
    ref(t, 'item_id').notNullable();
    ref(t, 'account_id').notNullable();
    text(t, 'channel').notNullable();
    instant(t, 'due_at').notNullable();
    text(t, 'state').notNullable();
    ref(t, 'delivery_id');
    t.unique(['item_id', 'channel'], { indexName: 'notice_items_item' });
    t.index(['state', 'due_at'], 'notice_items_due');
  },
  deliveries: (t) => {
    idColumn(t);
    text(t, 'key').notNullable();
    text(t, 'about').notNullable();
    text(t, 'channel').notNullable();
    text(t, 'adapter');
    ref(t, 'account_id');
    ref(t, 'case_id');
    ref(t, 'party_id');
    text(t, 'recipient').notNullable();
    text(t, 'subject').notNullable();
    text(t, 'body').notNullable();
    text(t, 'state').notNullable();
    count(t, 'attempts').notNullable();
    instant(t, 'available_at').notNullable();
    instant(t, 'useless_from');
    instant(t, 'lease_until');
    text(t, 'worker');
    text(t, 'reason');
    ref(t, 'asked_by');
    flag(t, 'has_consent').notNullable();
    instant(t, 'created_at').notNullable();
    instant(t, 'ended_at');
    t.unique(['key'], { indexName: 'deliveries_key' });
    t.index(['state', 'available_at'], 'deliveries_due');
    t.index(['created_at', 'id'], 'deliveries_created');
    t.index(['case_id', 'created_at'], 'deliveries_case');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
