import { readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { tableNames } from '../../scripts/schema-text.ts';
import { isPasswordRight } from '../../src/identity/passwords.ts';
import { asInstant } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/database/connect.ts';
import { eachDatabase } from './database.ts';
import { dateDemoWorld, fillDemoWorld } from './templates.ts';

eachDatabase((name, open) => {
  test('demo world, copied and dated, holds the same rows as one loaded at that instant', async () => {
    for (const now of ['2026-03-02T01:00:00.000Z', '2031-11-24T01:00:00.000Z']) {
      const copied = await open({ hasDemoWorld: true });
      const loaded = await open();
      try {
        await dateDemoWorld(copied.uow, asInstant(now));
        await fillDemoWorld(loaded.db, now);

        const rows = await everyRow(copied.db);
        expect(rows.map(([table]) => table)).toEqual(expect.arrayContaining(['areas', 'accounts', 'people']));
        expect(rows).toEqual(await everyRow(loaded.db));
      } finally {
        await copied.close();
        await loaded.close();
      }
    }
  });

  test('demo account of a copy, signing in with the password of the demo, is right', async () => {
    const { db, close } = await open({ hasDemoWorld: true });
    try {
      const { password_hash } = await db.read('accounts').where({ username: 'clerk' }).first();

      expect(await isPasswordRight(password_hash, 'dingfen-demo')).toBe(true);
      expect(await isPasswordRight(password_hash, 'dingfen-demo.')).toBe(false);
    } finally {
      await close();
    }
  });

  test('row, written to one copy, is in no other', async () => {
    const [first, second] = [await open({ hasDemoWorld: true }), await open({ hasDemoWorld: true })];
    try {
      await first.db.write('accounts').where({ username: 'clerk' }).update({ display_name: '别人' });

      const third = await open({ hasDemoWorld: true });
      for (const { db } of [second, third]) {
        expect(await db.read('accounts').where({ display_name: '别人' })).toEqual([]);
      }
      await third.close();
    } finally {
      await first.close();
      await second.close();
    }
  });

  test('database, asked for without migrations, is empty, and closed leaves nothing behind', async () => {
    const { db, dataDir, databaseUrl, close } = await open({ isMigrated: false });
    expect(await tableNames(db)).toEqual([]);
    expect(databaseUrl !== undefined).toBe(name === 'postgres');

    await close();

    await expect(readdir(dataDir)).rejects.toThrow('ENOENT');
  });
});

/** Every row that is there, table by table; a hash is made with salt and is another every time. */
async function everyRow(db: Database): Promise<[string, string[]][]> {
  const found: [string, string[]][] = [];
  for (const table of (await tableNames(db)).sort()) {
    if (table === 'migrations' || table.startsWith('sqlite_')) continue;
    const rows: Record<string, unknown>[] = await db.read(table);
    const texts = rows.map((row) =>
      JSON.stringify({ ...row, ...('password_hash' in row && { password_hash: '' }) }),
    );
    if (rows.length > 0) found.push([table, texts.sort()]);
  }
  return found;
}
