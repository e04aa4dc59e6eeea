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
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130000900_agreements';

/** Agreements, signatures, obligations, performance. */
const tables: Tables = {
  agreements: (t) => {
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
  },
  agreement_signatures: (t) => {
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
    ref(t, 'committee_id');
    text(t, 'helper_name');
    json(t, 'witnesses').notNullable().defaultTo('[]');
    t.index(['agreement_id', 'signer'], 'agreement_signatures_agreement');
  },
  obligations: (t) => {
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
  },
  performances: (t) => {
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
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
