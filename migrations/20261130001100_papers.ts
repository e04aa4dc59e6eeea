import type { Knex } from 'knex';
import { count, day, flag, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130001100_papers';

/** Issued papers and their print log; records of papers that people write themselves; an office's own wording and Word templates. */
const tables: Tables = {
  documents: (t) => {
    idColumn(t);
    ref(t, 'case_id');
    text(t, 'code').notNullable();
    text(t, 'number');
    text(t, 'title').notNullable();
    text(t, 'template_version').notNullable();
    ref(t, 'about_id');
    json(t, 'record').notNullable();
    text(t, 'record_digest').notNullable();
    text(t, 'verify_code').notNullable().unique({ indexName: 'documents_verify_code' });
    text(t, 'issuer').notNullable();
    text(t, 'pdf_sha256');
    count(t, 'pdf_pages');
    text(t, 'state').notNullable();
    ref(t, 'superseded_by');
    ref(t, 'issued_by').notNullable();
    instant(t, 'issued_at').notNullable();
    ref(t, 'corrects_id');
    flag(t, 'is_signed').notNullable().defaultTo(0);
    t.index(['case_id', 'issued_at', 'id'], 'documents_case');
  },
  document_prints: (t) => {
    idColumn(t);
    ref(t, 'document_id').notNullable();
    count(t, 'no').notNullable();
    instant(t, 'printed_at').notNullable();
    ref(t, 'printed_by').notNullable();
    text(t, 'receiver');
    count(t, 'copies');
    flag(t, 'is_large').notNullable().defaultTo(0);
    t.unique(['document_id', 'no'], { indexName: 'document_prints_no' });
  },
  paper_entries: (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable().references('id').inTable('cases');
    text(t, 'code').notNullable();
    ref(t, 'about_id');
    text(t, 'label').notNullable();
    json(t, 'data').notNullable();
    ref(t, 'written_by').notNullable();
    instant(t, 'written_at').notNullable();
    ref(t, 'replaced_by');
    instant(t, 'withdrawn_at');
    t.index(['case_id', 'code', 'written_at'], 'paper_entries_case');
  },
  paper_wordings: (t) => {
    idColumn(t);
    ref(t, 'committee_id').notNullable().references('id').inTable('committees');
    text(t, 'code').notNullable();
    count(t, 'no').notNullable();
    json(t, 'texts').notNullable();
    text(t, 'basis');
    day(t, 'valid_from');
    day(t, 'valid_to');
    ref(t, 'written_by').notNullable();
    instant(t, 'written_at').notNullable();
    t.unique(['committee_id', 'code', 'no'], { indexName: 'paper_wordings_no' });
  },
  word_templates: (t) => {
    idColumn(t);
    ref(t, 'committee_id').notNullable().references('id').inTable('committees');
    text(t, 'name').notNullable();
    count(t, 'no').notNullable();
    text(t, 'sha256').notNullable();
    count(t, 'size').notNullable();
    json(t, 'tags').notNullable();
    day(t, 'valid_from').notNullable();
    day(t, 'valid_to');
    ref(t, 'written_by').notNullable();
    instant(t, 'written_at').notNullable();
    t.unique(['committee_id', 'name', 'no'], { indexName: 'word_templates_no' });
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
