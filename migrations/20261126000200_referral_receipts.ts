import type { Knex } from 'knex';
import { instant, text } from '../src/platform/database/columns.ts';

export const name = '20261126000200_referral_receipts';

const columns = ['received_at', 'received_by', 'withdrawn_at'];

/** When and by whom a referral was signed for, or when it was taken back before that. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('referral_letters', (t) => {
    instant(t, 'received_at');
    text(t, 'received_by');
    instant(t, 'withdrawn_at');
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const column of columns) {
    await knex.schema.alterTable('referral_letters', (t) => {
      t.dropColumn(column);
    });
  }
}
