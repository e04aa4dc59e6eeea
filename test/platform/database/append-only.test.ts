import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropAppendOnly, makeAppendOnly } from '../../../src/platform/database/dialect.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';

eachDatabase((name, open) => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await open({ isMigrated: false });
    await t.db.write.schema.createTable('entries', (table) => {
      table.text('subject_id').notNullable();
      table.integer('seq').notNullable();
      table.text('body');
      table.primary(['subject_id', 'seq']);
    });
    await makeAppendOnly(t.db.write, 'entries', 'subject_id');
    for (const seq of [1, 2]) await t.db.write('entries').insert({ subject_id: 'case', seq, body: 'true' });
  });
  afterAll(() => t.close());
  const rows = () => t.db.read('entries').orderBy('seq').pluck('body');

  test('the next row of a chain, and the first of another, are taken', async () => {
    await t.db.write('entries').insert({ subject_id: 'other', seq: 1, body: 'true' });
    expect(await rows()).toHaveLength(3);
  });

  test.each([
    ['update', () => t.db.write('entries').update({ body: 'forged' })],
    ['delete', () => t.db.write('entries').del()],
    ['gap', () => t.db.write('entries').insert({ subject_id: 'case', seq: 4, body: 'forged' })],
    ['first row with another number', () => t.db.write('entries').insert({ subject_id: 'new', seq: 2 })],
    [
      'upsert',
      () =>
        t.db
          .write('entries')
          .insert({ subject_id: 'case', seq: 2, body: 'forged' })
          .onConflict(['subject_id', 'seq'])
          .merge(),
    ],
    [
      'replace',
      () =>
        name === 'sqlite'
          ? t.db.write.raw(
              "insert or replace into entries (subject_id, seq, body) values ('case', 2, 'forged')",
            )
          : t.db.write.raw('truncate entries'),
    ],
  ])('an append-only table, meeting %s, refuses and keeps what it has', async (_what, attack) => {
    await expect(attack()).rejects.toThrow(/append-only/);
    expect(new Set(await rows())).toEqual(new Set(['true']));
  });

  test('the guard, taken off by a migration, is gone', async () => {
    await dropAppendOnly(t.db.write, 'entries');
    expect(await t.db.write('entries').where({ subject_id: 'other' }).del()).toBe(1);
  });
});
