import type { Knex } from 'knex';
import { count, day, flag, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';

export const name = '20261127000200_clocks';

/** Warnings of the rules an office already has; new ones bring their own. */
const warnDays: Readonly<Record<string, readonly number[]>> = {
  'C-MED': [7, 3],
  'C-LAB': [3],
  'C-JC': [10, 3],
  'C-OBL': [3],
  'C-ARC': [5],
  'C-REF': [3],
};
const added = ['warn_at', 'warn_days', 'is_fixed'];

/** Clocks that warn before they ring, are extended by consent, and follow the calendar once it is published. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('deadline_rules', (t) => {
    json(t, 'warn_days').notNullable().defaultTo('[]');
  });
  await knex.schema.alterTable('deadlines', (t) => {
    json(t, 'warn_days').notNullable().defaultTo('[]');
    instant(t, 'warn_at');
    flag(t, 'is_fixed').notNullable().defaultTo(0);
    t.index(['state', 'warn_at'], 'deadlines_warn');
  });
  for (const [code, days] of Object.entries(warnDays)) {
    await knex('deadline_rules')
      .where({ code })
      .update({ warn_days: JSON.stringify(days) });
  }
  // The day of an obligation is agreed, never counted.
  await knex('deadlines').where({ rule: 'C-OBL' }).update({ is_fixed: 1 });
  await knex.schema.alterTable('proposals', (t) => {
    count(t, 'days');
  });
  await knex.schema.createTable('extension_signatures', (t) => {
    ref(t, 'proposal_id').notNullable();
    ref(t, 'party_id').notNullable();
    text(t, 'way').notNullable();
    day(t, 'signed_on').notNullable();
    t.primary(['proposal_id', 'party_id']);
  });
  await knex.schema.createTable('deadline_changes', (t) => {
    idColumn(t);
    ref(t, 'deadline_id').notNullable();
    ref(t, 'subject_id').notNullable();
    text(t, 'reason').notNullable();
    day(t, 'old_due_on').notNullable();
    day(t, 'new_due_on').notNullable();
    instant(t, 'changed_at').notNullable();
    t.index(['subject_id', 'id'], 'deadline_changes_subject');
  });
  await knex.schema.createTable('calendar_followings', (t) => {
    idColumn(t);
    text(t, 'fingerprint').notNullable();
    instant(t, 'started_at').notNullable();
    instant(t, 'finished_at');
    ref(t, 'cursor').notNullable();
    count(t, 'changed').notNullable().defaultTo(0);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of ['calendar_followings', 'deadline_changes', 'extension_signatures']) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('proposals', (t) => {
    t.dropColumn('days');
  });
  await knex.schema.alterTable('deadlines', (t) => {
    t.dropIndex(['state', 'warn_at'], 'deadlines_warn');
  });
  for (const column of added) {
    await knex.schema.alterTable('deadlines', (t) => {
      t.dropColumn(column);
    });
  }
  await knex.schema.alterTable('deadline_rules', (t) => {
    t.dropColumn('warn_days');
  });
}
