import type { Knex } from 'knex';
import { count, json, ref, text } from '../src/platform/database/columns.ts';

export const name = '20261127000100_event_texts';

const batch = 500;

interface Texts {
  readonly seq: number;
  readonly event: string;
  readonly texts: Readonly<Record<string, string>>;
}

/** What people wrote with an event, a row each: a case with hundreds of notes takes the next one as fast as the first. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('event_texts', (t) => {
    ref(t, 'case_id').notNullable();
    count(t, 'seq').notNullable();
    text(t, 'event').notNullable();
    json(t, 'texts').notNullable();
    t.primary(['case_id', 'seq']);
  });
  await eachCase(knex, async (id, { eventTexts = [], ...details }) => {
    if (eventTexts.length === 0) return;
    const rows = eventTexts.map(({ seq, event, texts }) => ({
      case_id: id,
      seq,
      event,
      texts: JSON.stringify(texts),
    }));
    for (const row of rows) await knex('event_texts').insert(row);
    await knex('cases')
      .where({ id })
      .update({ details: JSON.stringify(details) });
  });
}

export async function down(knex: Knex): Promise<void> {
  await eachCase(knex, async (id, details) => {
    const rows = await knex('event_texts')
      .where({ case_id: id })
      .orderBy('seq')
      .select('seq', 'event', 'texts');
    if (rows.length === 0) return;
    const eventTexts = rows.map((row) => ({ ...row, texts: JSON.parse(row.texts) }));
    await knex('cases')
      .where({ id })
      .update({ details: JSON.stringify({ ...details, eventTexts }) });
  });
  await knex.schema.dropTable('event_texts');
}

async function eachCase(
  knex: Knex,
  work: (id: string, details: { eventTexts?: readonly Texts[] }) => Promise<void>,
): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await knex('cases')
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .select('id', 'details');
    for (const row of rows) await work(row.id, JSON.parse(row.details));
    const last = rows.at(-1);
    if (rows.length < batch || !last) return;
    after = last.id;
  }
}
