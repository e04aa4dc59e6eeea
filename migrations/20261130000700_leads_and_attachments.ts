import type { Knex } from 'knex';
import { count, idColumn, instant, json, ref, text } from '../src/platform/database/columns.ts';
import { createTables, dropTables, type Tables } from '../src/platform/database/tables.ts';

export const name = '20261130000700_leads_and_attachments';

/** What the grid reports before it is a dispute; files of leads and cases, kept by their content. */
const tables: Tables = {
  leads: (t) => {
    idColumn(t);
    text(t, 'code').notNullable().unique({ indexName: 'leads_code' });
    text(t, 'type').notNullable();
    text(t, 'what').notNullable();
    text(t, 'place');
    ref(t, 'area_code').notNullable();
    text(t, 'area_path').notNullable();
    ref(t, 'town_code').notNullable();
    ref(t, 'village_code');
    text(t, 'channel').notNullable();
    text(t, 'urgency').notNullable();
    text(t, 'people_names');
    text(t, 'phone_enc');
    text(t, 'phone_index');
    ref(t, 'reporter_id').notNullable();
    instant(t, 'occurred_at').notNullable();
    instant(t, 'reported_at').notNullable();
    text(t, 'def_id').notNullable();
    count(t, 'def_version').notNullable();
    count(t, 'rev').notNullable();
    count(t, 'state_rev').notNullable();
    json(t, 'state').notNullable();
    text(t, 'phase').notNullable();
    ref(t, 'case_id');
    ref(t, 'merged_into_case_id');
    text(t, 'history_hash').notNullable();
    instant(t, 'updated_at').notNullable();
    t.index(['town_code', 'phase', 'reported_at', 'id'], 'leads_town');
    t.index(['reporter_id', 'reported_at', 'id'], 'leads_reporter');
    t.index(['area_path', 'id'], 'leads_area_path');
  },
  attachments: (t) => {
    idColumn(t);
    ref(t, 'case_id');
    ref(t, 'lead_id');
    text(t, 'name').notNullable();
    text(t, 'kind').notNullable();
    text(t, 'media_type').notNullable();
    count(t, 'size').notNullable();
    text(t, 'sha256').notNullable();
    text(t, 'note');
    ref(t, 'uploaded_by').notNullable();
    instant(t, 'uploaded_at').notNullable();
    t.index(['case_id', 'uploaded_at', 'id'], 'attachments_case');
    t.index(['lead_id', 'uploaded_at', 'id'], 'attachments_lead');
  },
};

export async function up(knex: Knex): Promise<void> {
  await createTables(knex, tables);
}

export async function down(knex: Knex): Promise<void> {
  await dropTables(knex, tables);
}
