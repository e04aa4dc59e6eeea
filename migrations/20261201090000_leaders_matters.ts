import type { Knex } from 'knex';
import { flag } from '../src/platform/database/columns.ts';

export const name = '20261201090000_leaders_matters';

/** Cases that by their type are serious enough for a leader; until now these were the disputes over land. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('cases', (t) => {
    flag(t, 'is_leaders_matter').notNullable().defaultTo(0);
  });
  await knex('cases').where({ type: 'land' }).update({ is_leaders_matter: 1 });
}

export async function down(knex: Knex): Promise<void> {
  await knex.schema.alterTable('cases', (t) => {
    t.dropColumn('is_leaders_matter');
  });
}
