import type { Knex } from 'knex';
import { day, flag, idColumn, instant, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130001000_referrals';

/** Letters that hand a dispute to another body, with their receipt and what came of it. */
const tables: Tables = {
  referral_letters: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    text(t, 'receiver').notNullable();
    text(t, 'reason').notNullable();
    day(t, 'reply_due_on').notNullable();
    instant(t, 'sent_at').notNullable();
    instant(t, 'returned_at');
    text(t, 'result');
    flag(t, 'is_finally_decided').notNullable().defaultTo(0);
    instant(t, 'received_at');
    text(t, 'received_by');
    instant(t, 'withdrawn_at');
    t.index(['case_id', 'sent_at'], 'referral_letters_case');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
