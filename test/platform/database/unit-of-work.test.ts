import { afterAll, beforeAll, expect, test } from 'vitest';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.ts';
import { BusyError } from '../../../src/platform/errors.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';

eachDatabase((name, open) => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await open({ isMigrated: false });
    await t.db.write.schema.createTable('notes', (table) => {
      table.text('id').primary();
      table.integer('n').notNullable();
    });
    await t.db.write('notes').insert({ id: 'counter', n: 0 });
  });
  afterAll(() => t.close());

  const countOf = async (id: string) => (await t.db.read('notes').where({ id })).length;

  test('work, finished, is committed and gives its result', async () => {
    const result = await t.uow.run(async (tx) => {
      await tx.knex('notes').insert({ id: 'a', n: 1 });
      return 7;
    });
    expect(result).toBe(7);
    expect(await countOf('a')).toBe(1);
  });

  test('work, throwing, leaves nothing and throws its own error', async () => {
    const failing = t.uow.run(async (tx) => {
      await tx.knex('notes').insert({ id: 'b', n: 1 });
      throw new Error('no agreement');
    });
    await expect(failing).rejects.toThrow('no agreement');
    expect(await countOf('b')).toBe(0);
  });

  test('a query on either pool, inside a unit of work, is refused and waits for nothing', async () => {
    for (const pool of [t.db.write, t.db.read]) {
      await expect(t.uow.run(() => pool('notes').select())).rejects.toThrow(/use tx.knex/);
    }
    expect(await t.db.read('notes').where({ id: 'counter' })).toEqual([{ id: 'counter', n: 0 }]);
  });

  test('a transaction on the pool, inside a unit of work, fails at once', async () => {
    await expect(t.uow.run(() => t.db.write.transaction(async () => 1))).rejects.toThrow(/use tx.knex/);
  });

  test('a unit inside a unit is refused', async () => {
    await expect(t.uow.run(() => t.uow.run(async () => 1))).rejects.toThrow(/pass tx on/);
  });

  test('what a unit leaves running, after its end, may use the pool', async () => {
    let later: Promise<number> | undefined;
    await t.uow.run(async () => {
      later = new Promise((resolve) => {
        setTimeout(resolve, 50);
      }).then(() => countOf('counter'));
    });
    expect(await later).toBe(1);
  });

  test('after the commit, and only then, what was asked for runs; its failure changes nothing', async () => {
    const seen: number[] = [];
    await t.uow.run(async (tx) => {
      tx.afterCommit(async () => {
        seen.push(await countOf('c'));
      });
      tx.afterCommit(() => {
        throw new Error('mail server away');
      });
      await tx.knex('notes').insert({ id: 'c', n: 1 });
    });
    expect(seen).toEqual([1]);
    await t.uow
      .run(async (tx) => {
        tx.afterCommit(() => void seen.push(0));
        throw new Error('no');
      })
      .catch(() => undefined);
    expect(seen).toEqual([1]);
  });

  test('fifty units, each reading then writing one counter by compare and set, lose no update', async () => {
    const add = async (): Promise<void> => {
      const isDone = await t.uow.run(async (tx) => {
        const row = await tx.knex('notes').where({ id: 'counter' }).first('n');
        return (
          (await tx
            .knex('notes')
            .where({ id: 'counter', n: row.n })
            .update({ n: row.n + 1 })) === 1
        );
      });
      if (!isDone) await add();
    };
    await Promise.all(Array.from({ length: 50 }, add));
    expect((await t.db.read('notes').where({ id: 'counter' }).first('n')).n).toBe(50);
  });

  test('units past the bound are refused as busy, the others finish', async () => {
    const bounded = new UnitOfWork(t.db, { queueLimit: 5 });
    const results = await Promise.allSettled(
      Array.from({ length: 8 }, () => bounded.run((tx) => tx.knex('notes').where({ id: 'counter' }).first())),
    );
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const result of refused) expect(result.reason).toBeInstanceOf(BusyError);
    expect(bounded.pending).toBe(0);
  });

  test('a lock conflict, met twice, is survived by running again', async () => {
    let attempts = 0;
    const result = await t.uow.run(async (tx) => {
      attempts += 1;
      await tx.knex('notes').insert({ id: 'retried', n: attempts });
      if (attempts < 3) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      return attempts;
    });
    expect(result).toBe(3);
    expect(await t.db.read('notes').where({ id: 'retried' })).toEqual([{ id: 'retried', n: 3 }]);
  });

  test('a lock conflict, met every time, ends as busy', async () => {
    const failing = t.uow.run(async () => {
      throw Object.assign(new Error('locked'), { code: name === 'sqlite' ? 'SQLITE_BUSY' : '40001' });
    });
    await expect(failing).rejects.toBeInstanceOf(BusyError);
  });

  test('a savepoint, failing inside, takes back only its own', async () => {
    await t.uow.run(async (tx) => {
      await tx.knex('notes').insert({ id: 'outer', n: 1 });
      await tx.knex
        .transaction(async (inner) => {
          await inner('notes').insert({ id: 'inner', n: 1 });
          await inner('notes').insert({ id: 'outer', n: 1 });
        })
        .catch(() => undefined);
    });
    expect([await countOf('outer'), await countOf('inner')]).toEqual([1, 0]);
  });
});
