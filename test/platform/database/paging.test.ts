import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { count, idColumn } from '../../../src/platform/database/columns.ts';
import { decodeStart, encodeCursor, keyset, readPage } from '../../../src/platform/database/paging.ts';
import { createTables } from '../../../src/platform/database/tables.ts';
import { BadRequestError } from '../../../src/platform/errors.ts';
import { eachDatabase, type TestDatabase } from '../../support/database.ts';

interface Row {
  readonly id: string;
  readonly sort: number;
}

eachDatabase((_name, open) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await open();
    await createTables(database.db.write, {
      walked: (t) => {
        idColumn(t);
        count(t, 'sort').notNullable();
      },
    });
  });
  afterAll(() => database.close());

  const page = (cursor: string | null, limit: number, direction: 'asc' | 'desc') =>
    readPage<Row>(
      cursor === null ? null : decodeStart(cursor, 2),
      limit,
      (start) =>
        keyset(database.db.read('walked').select('id', 'sort'), ['sort', 'id'], start, direction).limit(
          limit + 1,
        ),
      ({ sort, id }) => [sort, id],
    );
  const write = async (sorts: readonly number[]) => {
    await database.db.write('walked').delete();
    const rows = sorts.map((sort, n) => ({ id: `r${String(n).padStart(2, '0')}`, sort }));
    if (rows.length > 0) await database.db.write('walked').insert(rows);
    return rows;
  };

  test('a list, walked to its end and back, gives the same pages on both ways and every row once', async () => {
    const world = fc.record({
      sorts: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 25 }),
      limit: fc.integer({ min: 1, max: 7 }),
      direction: fc.constantFrom('asc' as const, 'desc' as const),
    });
    await fc.assert(
      fc.asyncProperty(world, async ({ sorts, limit, direction }) => {
        const rows = await write(sorts);
        const there: string[][] = [];
        let at = await page(null, limit, direction);
        for (;;) {
          there.push(at.rows.map(({ id }) => id));
          if (at.nextCursor === null) break;
          at = await page(at.nextCursor, limit, direction);
        }
        const back = [at.rows.map(({ id }) => id)];
        while (at.previousCursor !== null) {
          at = await page(at.previousCursor, limit, direction);
          back.unshift(at.rows.map(({ id }) => id));
        }

        const sign = direction === 'asc' ? 1 : -1;
        const keyOf = ({ sort, id }: Row) => `${sort} ${id}`;
        const inOrder = rows.sort((one, other) => sign * (keyOf(one) < keyOf(other) ? -1 : 1));
        expect(there.flat()).toEqual(inOrder.map(({ id }) => id));
        expect(back).toEqual(there);
      }),
      { numRuns: 40 },
    );
  });

  test('a list, that grew in front while somebody read on, shows the new rows when he walks back', async () => {
    await write([1, 2, 3, 4]);
    const second = await page((await page(null, 2, 'asc')).nextCursor, 2, 'asc');
    await database.db.write('walked').insert({ id: 'new', sort: 0 });

    const first = await page(second.previousCursor, 2, 'asc');

    expect(first.rows.map(({ sort }) => sort)).toEqual([1, 2]);
    const front = await page(first.previousCursor, 2, 'asc');
    expect(front.rows.map(({ sort }) => sort)).toEqual([0, 1]);
    expect(front.previousCursor).toBeNull();
  });

  test('a list, whose last page has emptied, leads back to the one before', async () => {
    await write([1, 2, 3]);
    const { nextCursor } = await page(null, 2, 'asc');
    await database.db.write('walked').where({ sort: 3 }).delete();

    const empty = await page(nextCursor, 2, 'asc');

    expect(empty).toMatchObject({ rows: [], nextCursor: null });
    expect((await page(empty.previousCursor, 2, 'asc')).rows.map(({ sort }) => sort)).toEqual([1, 2]);
  });
});

test.each([encodeCursor(['a', 'b', '>']), encodeCursor(['a']), encodeCursor(['a', 'b', '<', '<']), 'x'])(
  'start %s, made by nobody here, is refused',
  (text) => {
    expect(() => decodeStart(text, 2)).toThrow(BadRequestError);
  },
);
