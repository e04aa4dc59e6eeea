import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asDay, asInstant } from '../../../src/platform/clock.ts';
import { day, fen, flag, idColumn, instant, json } from '../../../src/platform/database/columns.ts';
import { connectDatabase } from '../../../src/platform/database/connect.ts';
import { isOlder } from '../../../src/platform/database/connect-sqlite.ts';
import {
  dayOfInstant,
  isForeignKeyViolation,
  isOverload,
  isUniqueViolation,
  monthOfDay,
  monthOfInstant,
} from '../../../src/platform/database/dialect.ts';
import { decodeCursor, decodeStart, encodeCursor, keyset } from '../../../src/platform/database/paging.ts';
import { BadRequestError } from '../../../src/platform/errors.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';

const row = {
  id: '1',
  at: asInstant('2020-02-18T17:02:03.5Z'),
  on: asDay('2020-02-18'),
  amount_fen: 99_999_999_999_999,
  is_open: 1,
  details: '{"a":1}',
};

eachDatabase((name, open) => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await open({ isMigrated: false });
    await t.db.write.schema.createTable('kinds', (table) => {
      idColumn(table);
      instant(table, 'at');
      day(table, 'on');
      fen(table, 'amount_fen');
      flag(table, 'is_open');
      json(table, 'details');
      table.text('parent_id').references('id').inTable('kinds');
    });
  });
  afterAll(() => t.close());

  test('every kind of column, written and read, gives the same values on both databases', async () => {
    await t.db.write('kinds').insert(row);
    expect(await t.db.read('kinds').where({ id: '1' })).toEqual([{ ...row, parent_id: null }]);
    expect(await t.db.read('kinds').where({ at: row.at, on: row.on }).count({ n: '*' })).toEqual([{ n: 1 }]);
    expect(await t.db.read('kinds').sum({ n: 'amount_fen' })).toEqual([{ n: row.amount_fen }]);
  });

  test('months and days of a row, late in the UTC evening, are those of Shanghai', async () => {
    const { read } = t.db;
    const query = read('kinds')
      .where({ id: '1' })
      .select({
        day: dayOfInstant(read, 'at'),
        month: monthOfInstant(read, 'at'),
        monthOfDay: monthOfDay(read, 'on'),
      });
    expect(await query).toEqual([{ day: '2020-02-19', month: '2020-02', monthOfDay: '2020-02' }]);
  });

  test('a row, doubled or without its parent, is told apart', async () => {
    const doubled = await t.db
      .write('kinds')
      .insert(row)
      .catch((error: unknown) => error);
    const orphan = await t.db
      .write('kinds')
      .insert({ id: '2', parent_id: 'x' })
      .catch((error: unknown) => error);
    expect([isUniqueViolation(doubled), isForeignKeyViolation(doubled)]).toEqual([true, false]);
    expect([isUniqueViolation(orphan), isForeignKeyViolation(orphan)]).toEqual([false, true]);
  });

  test('a failed statement, told in an error, does not tell its values', async () => {
    const error = await t.db
      .write('kinds')
      .insert({ id: '13800138000', nowhere: 1 })
      .catch((caught: Error) => caught);
    expect(String(error)).not.toContain('13800138000');
  });

  test('a reader, asked to write, cannot', async () => {
    if (name !== 'sqlite') return;
    await expect(t.db.read('kinds').insert({ id: 'r' })).rejects.toThrow(/readonly/i);
  });

  test('pages by row value, walked in either direction, meet every row once', async () => {
    const at = asInstant('2021-01-01T00:00:00Z');
    await t.db.write('kinds').insert(['p1', 'p2', 'p3', 'p4', 'p5'].map((id) => ({ id, at })));
    for (const direction of ['asc', 'desc'] as const) {
      const seen: string[] = [];
      for (let cursor: string | null = null; seen.length < 6; ) {
        const after = cursor === null ? null : decodeStart(cursor, 2);
        const page: { id: string; at: string }[] = await keyset(
          t.db.read('kinds').select('id', 'at').whereNotNull('at').limit(2),
          ['at', 'id'],
          after,
          direction,
        );
        seen.push(...page.map(({ id }) => id));
        const last = page.at(-1);
        cursor = last === undefined ? null : encodeCursor([last.at, last.id]);
        if (page.length === 0) break;
      }
      const ids = ['1', 'p1', 'p2', 'p3', 'p4', 'p5'];
      expect(seen).toEqual(direction === 'asc' ? ids : ids.reverse());
    }
  });
});

test.each(['', 'x', '%%%', encodeCursor(['a']), encodeCursor(['a', 'b', 'c']), 'A'.repeat(2000)])(
  'cursor %s, made by nobody here, is refused',
  (text) => {
    expect(() => decodeCursor(text, 2)).toThrow(BadRequestError);
  },
);

test('a cursor, holding objects, is refused', () => {
  const forged = Buffer.from('[{"$gt":1},null]').toString('base64url');
  expect(() => decodeCursor(forged, 2)).toThrow(BadRequestError);
});

test('errors, of a database that cannot keep up, are told apart from bugs', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code });
  for (const code of ['SQLITE_BUSY', '40001', '57014', '53300'])
    expect(isOverload(withCode(code))).toBe(true);
  expect(isOverload(withCode('42P01'))).toBe(false);
  expect(isOverload('57014')).toBe(false);
});

test('versions, compared, are older by number and not by letter', () => {
  expect(isOlder('3.51.2', [3, 51, 3])).toBe(true);
  expect(isOlder('3.9.0', [3, 51, 3])).toBe(true);
  expect(isOlder('3.51.3', [3, 51, 3])).toBe(false);
  expect(isOlder('3.100.0', [3, 51, 3])).toBe(false);
  expect(isOlder('4.0.0', [3, 51, 3])).toBe(false);
});

test('a SQLite database, opened, has every pragma that durability needs', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dingfen-test-'));
  const db = await connectDatabase({ dataDir });
  const pragma = async (name: string) => Object.values((await db.write.raw(`PRAGMA ${name}`))[0])[0];
  expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')]).toEqual([
    'wal',
    2,
    1,
  ]);
  await db.close();
  await rm(dataDir, { recursive: true });
});

test('a SQLite file that is none, opened, is refused', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'dingfen-test-'));
  const { writeFile } = await import('node:fs/promises');
  await writeFile(join(dataDir, 'dingfen.sqlite'), 'not a database, only text of some length '.repeat(40));
  await expect(connectDatabase({ dataDir })).rejects.toThrow(/not a database/);
  await rm(dataDir, { recursive: true });
});
