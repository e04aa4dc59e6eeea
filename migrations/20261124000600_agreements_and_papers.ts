import type { Knex } from 'knex';
import {
  count,
  day,
  fen,
  flag,
  idColumn,
  instant,
  json,
  ref,
  text,
} from '../src/platform/database/columns.ts';

export const name = '20261124000600_agreements_and_papers';

/** Agreements, signatures, obligations, performance; issued papers and their print log. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('agreements', (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'proceeding_id').notNullable();
    count(t, 'no').notNullable();
    text(t, 'kind').notNullable();
    text(t, 'title').notNullable();
    text(t, 'number').notNullable();
    text(t, 'state').notNullable();
    flag(t, 'is_settling').notNullable();
    json(t, 'content').notNullable();
    json(t, 'frozen');
    text(t, 'frozen_hash');
    count(t, 'copies').notNullable();
    fen(t, 'total_fen');
    instant(t, 'drafted_at').notNullable();
    instant(t, 'frozen_at');
    instant(t, 'effective_at');
    day(t, 'effective_on');
    t.unique(['case_id', 'no'], { indexName: 'agreements_no' });
  });
  await knex.schema.createTable('agreement_signatures', (t) => {
    idColumn(t);
    ref(t, 'agreement_id').notNullable();
    ref(t, 'case_id').notNullable();
    text(t, 'signer').notNullable();
    ref(t, 'party_id');
    text(t, 'person_name').notNullable();
    text(t, 'capacity').notNullable();
    text(t, 'way').notNullable();
    ref(t, 'seal_id');
    ref(t, 'resolution_id');
    text(t, 'override_reason');
    instant(t, 'occurred_at').notNullable();
    instant(t, 'recorded_at').notNullable();
    ref(t, 'recorded_by').notNullable();
    t.index(['agreement_id', 'signer'], 'agreement_signatures_agreement');
  });
  await knex.schema.createTable('obligations', (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'agreement_id').notNullable();
    count(t, 'no').notNullable();
    ref(t, 'debtor_party_id').notNullable();
    ref(t, 'creditor_party_id');
    text(t, 'manner').notNullable();
    text(t, 'content').notNullable();
    fen(t, 'amount_fen');
    day(t, 'due_on').notNullable();
    text(t, 'place');
    text(t, 'state').notNullable();
    fen(t, 'performed_fen').notNullable().defaultTo(0);
    day(t, 'performed_on');
    t.index(['case_id', 'no'], 'obligations_case');
    t.index(['agreement_id', 'no'], 'obligations_agreement');
  });
  await knex.schema.createTable('performances', (t) => {
    idColumn(t);
    ref(t, 'case_id').notNullable();
    ref(t, 'obligation_id').notNullable();
    day(t, 'performed_on').notNullable();
    fen(t, 'amount_fen');
    text(t, 'way').notNullable();
    text(t, 'note');
    ref(t, 'attachment_id');
    instant(t, 'recorded_at').notNullable();
    t.index(['obligation_id', 'performed_on'], 'performances_obligation');
  });
  await knex.schema.createTable('documents', (t) => {
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
    t.index(['case_id', 'issued_at', 'id'], 'documents_case');
  });
  await knex.schema.createTable('document_prints', (t) => {
    idColumn(t);
    ref(t, 'document_id').notNullable();
    count(t, 'no').notNullable();
    instant(t, 'printed_at').notNullable();
    ref(t, 'printed_by').notNullable();
    text(t, 'receiver');
    t.unique(['document_id', 'no'], { indexName: 'document_prints_no' });
  });
}

export async function down(knex: Knex): Promise<void> {
  for (const table of [
    'document_prints',
    'documents',
    'performances',
    'obligations',
    'agreement_signatures',
    'agreements',
  ]) {
    await knex.schema.dropTable(table);
  }
}
