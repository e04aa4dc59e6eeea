import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectDatabase, type Database } from '../../../src/platform/database/connect.ts';
import { BusyError } from '../../../src/platform/errors.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';

eachDatabase((name, open) => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await open({ isMigrated: false });
    await t.db.write.schema.createTable('rows', (table) => {
      table.text('id').primary();
      table.text('body');
      table.text('parent_id').references('id').inTable('rows').deferrable('deferred');
    });
  });
  afterAll(() => t.close());
  const rowCount = async () => Number((await t.db.read('rows').count({ n: '*' }))[0]?.n);

  test('a transaction, begun, says what the dialect needs', async () => {
    const sent: string[] = [];
    const listen = ({ sql }: { sql: string }) => void sent.push(sql);
    t.db.write.on('query', listen);
    await t.uow.run((tx) => tx.knex('rows').select());
    t.db.write.removeListener('query', listen);
    expect(sent.at(0)).toBe(name === 'sqlite' ? 'BEGIN IMMEDIATE;' : 'BEGIN;');
    expect(sent.at(-1)).toBe('COMMIT;');
  });

  test('a commit, refused by a deferred constraint, is an error, and the connection stays usable', async () => {
    if (name === 'sqlite') {
      const failing = t.uow.run(async (tx) => {
        await tx.knex.raw('PRAGMA defer_foreign_keys = ON');
        await tx.knex('rows').insert({ id: 'orphan', parent_id: 'nobody' });
      });
      await expect(failing).rejects.toThrow(/FOREIGN KEY/);
    } else {
      const failing = t.uow.run((tx) => tx.knex('rows').insert({ id: 'orphan', parent_id: 'nobody' }));
      await expect(failing).rejects.toThrow(/foreign key/);
    }
    await t.uow.run((tx) => tx.knex('rows').insert({ id: `after`, body: '' }).onConflict('id').ignore());
    expect(await t.db.read('rows').where({ id: 'orphan' })).toEqual([]);
  });

  test('a failed statement, swallowed by the work, never ends in a silent half', async () => {
    const before = await rowCount();
    const run = t.uow.run(async (tx) => {
      await tx.knex('rows').insert({ id: `swallow-${name}` });
      await tx
        .knex('rows')
        .insert({ id: `swallow-${name}` })
        .catch(() => undefined);
    });
    // SQLite keeps the transaction alive; PostgreSQL has already given it up.
    if (name === 'sqlite') await run;
    else await expect(run).rejects.toThrow(/nothing committed/);
    expect(await rowCount()).toBe(before + (name === 'sqlite' ? 1 : 0));
  });

  test('a full disk, met in a unit of work, is told as such and saves nothing', async () => {
    if (name !== 'sqlite') return;
    const pages = Object.values((await t.db.write.raw('PRAGMA page_count'))[0])[0] as number;
    await t.db.write.raw(`PRAGMA max_page_count = ${pages + 5}`);
    const before = await rowCount();
    const failing = t.uow.run(async (tx) => {
      await tx.knex('rows').insert({ id: 'small', body: 'x' });
      await tx
        .knex('rows')
        .insert({ id: 'large', body: 'x'.repeat(200_000) })
        .catch(() => undefined);
      await tx
        .knex('rows')
        .insert({ id: 'after', body: 'x' })
        .catch(() => undefined);
    });
    const error = await failing.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(BusyError);
    expect((error as BusyError).code).toBe('diskFull');
    await t.db.write.raw('PRAGMA max_page_count = 1073741823');
    expect(await rowCount()).toBe(before);
    await t.uow.run((tx) => tx.knex('rows').insert({ id: 'fits again' }));
  });
});

test('two programs on one SQLite file, reading then writing, never lose an update nor meet BUSY', async () => {
  const { openTestDatabase } = await import('../../support/database.ts');
  const { UnitOfWork } = await import('../../../src/platform/database/unit-of-work.ts');
  const t = await openTestDatabase({ isMigrated: false });
  const second: Database = await connectDatabase({ dataDir: t.dataDir, synchronous: 'NORMAL' });
  await t.db.write.schema.createTable('counters', (table) => {
    table.integer('n');
  });
  await t.db.write('counters').insert({ n: 0 });
  const units = [t.uow, new UnitOfWork(second)];
  const runs = Array.from({ length: 40 }, (_, index) =>
    units[index % 2]?.run(async (tx) => {
      const row = await tx.knex('counters').first('n');
      await tx.knex('counters').update({ n: row.n + 1 });
    }),
  );
  await Promise.all(runs);
  expect((await t.db.read('counters').first('n')).n).toBe(40);
  await second.close();
  await t.close();
});
