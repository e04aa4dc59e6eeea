import type { Knex } from 'knex';
import { count, day, flag, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';

export const name = '20261129000200_paper_office';

/** Long work that shows its progress; records of papers that people write themselves; an office's own wording and Word templates. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('jobs', (t) => {
    idColumn(t);
    ref(t, 'account_id').notNullable();
    ref(t, 'case_id').nullable();
    text(t, 'kind').notNullable();
    text(t, 'title').notNullable();
    text(t, 'state').notNullable();
    count(t, 'done').notNullable();
    count(t, 'total').notNullable();
    text(t, 'file_name').nullable();
    text(t, 'media_type').nullable();
    instant(t, 'created_at').notNullable();
    instant(t, 'beat_at').notNullable();
    instant(t, 'finished_at').nullable();
    t.index(['account_id', 'created_at'], 'jobs_account');
    t.index(['created_at'], 'jobs_created');
  });
  await knex.schema.createTable('paper_entries', (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    text(t, 'code').notNullable();
    ref(t, 'about_id').nullable();
    text(t, 'label').notNullable();
    json(t, 'data').notNullable();
    ref(t, 'written_by').notNullable();
    instant(t, 'written_at').notNullable();
    ref(t, 'replaced_by').nullable();
    instant(t, 'withdrawn_at').nullable();
    t.index(['case_id', 'code', 'written_at'], 'paper_entries_case');
  });
  await knex.schema.createTable('paper_wordings', (t) => {
    idColumn(t);
    ref(t, 'committee_id').notNullable().references('id').inTable('committees');
    text(t, 'code').notNullable();
    count(t, 'no').notNullable();
    json(t, 'texts').notNullable();
    text(t, 'basis').nullable();
    day(t, 'valid_from').nullable();
    day(t, 'valid_to').nullable();
    ref(t, 'written_by').notNullable();
    instant(t, 'written_at').notNullable();
    t.unique(['committee_id', 'code', 'no'], { indexName: 'paper_wordings_no' });
  });
  await knex.schema.createTable('word_templates', (t) => {
    idColumn(t);
    ref(t, 'committee_id').notNullable().references('id').inTable('committees');
    text(t, 'name').notNullable();
    count(t, 'no').notNullable();
    text(t, 'sha256').notNullable();
    count(t, 'size').notNullable();
    json(t, 'tags').notNullable();
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to').nullable();
    ref(t, 'written_by').notNullable();
    instant(t, 'written_at').notNullable();
    t.unique(['committee_id', 'name', 'no'], { indexName: 'word_templates_no' });
  });
  await knex.schema.alterTable('document_prints', (t) => {
    count(t, 'copies').nullable();
    flag(t, 'is_large').notNullable().defaultTo(0);
  });
  await knex.schema.alterTable('documents', (t) => {
    ref(t, 'corrects_id').nullable();
    flag(t, 'is_signed').notNullable().defaultTo(0);
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const column of ['corrects_id', 'is_signed']) {
    await knex.schema.alterTable('documents', (t) => {
      t.dropColumn(column);
    });
  }
  for (const column of ['copies', 'is_large']) {
    await knex.schema.alterTable('document_prints', (t) => {
      t.dropColumn(column);
    });
  }
  for (const table of ['word_templates', 'paper_wordings', 'paper_entries', 'jobs']) {
    await knex.schema.dropTable(table);
  }
}
