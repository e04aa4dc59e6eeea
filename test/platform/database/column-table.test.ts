import { expect, test } from 'vitest';
import { asDay, asInstant } from '../../../src/platform/clock.ts';
import {
  type ColumnsOf,
  day,
  flag,
  instant,
  int,
  json,
  named,
  orNull,
  type RowOf,
  table,
  text,
} from '../../../src/platform/database/column-table.ts';
import * as columns from '../../../src/platform/database/columns.ts';
import { createTables } from '../../../src/platform/database/tables.ts';
import { eachDatabase, type OpenTestDatabase } from '../../support/database.ts';

const probes = table('probes', {
  id: text(),
  mood: text<'calm' | 'angry'>(),
  isOpen: flag(),
  isTold: orNull(flag()),
  claimedFen: orNull(int()),
  readerIds: json<readonly string[]>(),
  heardOn: day(),
  leftAt: orNull(instant()),
  about: orNull(json<{ readonly what: string }>()),
  organ: named('issued_by', text()),
});
type Probe = RowOf<typeof probes>;
type ProbeColumns = ColumnsOf<typeof probes>;

const full: Probe = {
  id: 'a',
  mood: 'angry',
  isOpen: true,
  isTold: false,
  claimedFen: 9_000_000_000_000,
  readerIds: ['x', 'y'],
  heardOn: asDay('2026-11-30'),
  leftAt: asInstant('2026-11-30T01:02:03.004Z'),
  about: { what: '水渠' },
  organ: '镇政府',
};
const empty: Probe = {
  ...full,
  id: 'b',
  isOpen: false,
  isTold: null,
  claimedFen: null,
  readerIds: [],
  leftAt: null,
  about: null,
};

async function withProbes(
  open: OpenTestDatabase,
  run: (database: Awaited<ReturnType<OpenTestDatabase>>) => Promise<void>,
): Promise<void> {
  const database = await open({ isMigrated: false });
  try {
    await createTables(database.db.write, {
      probes: (made) => {
        columns.idColumn(made);
        columns.text(made, 'mood').notNullable();
        columns.flag(made, 'is_open').notNullable();
        columns.flag(made, 'is_told');
        columns.fen(made, 'claimed_fen');
        columns.json(made, 'reader_ids').notNullable();
        columns.day(made, 'heard_on').notNullable();
        columns.instant(made, 'left_at');
        columns.json(made, 'about');
        columns.text(made, 'issued_by').notNullable();
      },
    });
    await run(database);
  } finally {
    await database.close();
  }
}

eachDatabase((_name, open) => {
  test('rows of a table, written and read again, are the same', () =>
    withProbes(open, async ({ db, uow }) => {
      await uow.run((tx) => probes.insert(tx.knex, [full, empty]));

      const rows = await db.read<ProbeColumns>('probes').orderBy('id');
      expect(rows.map(probes.fromRow)).toEqual([full, empty]);
    }));

  test('row, written alone and changed in some members, keeps the others', () =>
    withProbes(open, async ({ db, uow }) => {
      await uow.run(async (tx) => {
        await probes.insert(tx.knex, full);
        const changes = probes.toChanges({
          readerIds: ['z'],
          isOpen: false,
          claimedFen: null,
          organ: '县政府',
        });
        await tx.knex('probes').where({ id: full.id }).update(changes);
      });

      const row = await db.read<ProbeColumns>('probes').first();
      expect(row && probes.fromRow(row)).toEqual({
        ...full,
        readerIds: ['z'],
        isOpen: false,
        claimedFen: null,
        organ: '县政府',
      });
    }));

  test('no rows at all, written, ask nothing of the database', () =>
    withProbes(open, async ({ db, uow }) => {
      await uow.run((tx) => probes.insert(tx.knex, []));

      expect(await db.read('probes')).toEqual([]);
    }));
});

test('columns of a row, named after its members, hold what the database keeps', () => {
  expect(probes.toColumns(empty)).toEqual({
    id: 'b',
    mood: 'angry',
    is_open: 0,
    is_told: null,
    claimed_fen: null,
    reader_ids: '[]',
    heard_on: '2026-11-30',
    left_at: null,
    about: null,
    issued_by: '镇政府',
  });
});

test('change of a member the table has not, past the compiler, is refused', () => {
  const misspelt = { claimdFen: 1 };
  // @ts-expect-error a misspelt member does not compile
  expect(() => probes.toChanges({ claimdFen: 1 })).toThrow('probes has no member claimdFen');
  expect(() => probes.toChanges({ id: 'a', ...misspelt })).toThrow('probes has no member claimdFen');
});

test('row with a member missing or unknown, offered for writing, does not compile', () => {
  const { mood: _, ...partial } = full;
  // @ts-expect-error a member is missing
  const missing: Probe = partial;
  // @ts-expect-error a member is unknown
  const unknown: Probe = { ...full, tone: 'low' };
  expect([missing, unknown]).toHaveLength(2);
});

test('row, read without one of its columns, is refused', () => {
  const { mood: _, ...raw } = probes.toColumns(full);
  expect(() => probes.fromRow(raw as ProbeColumns)).toThrow('probes.mood was not read');
});

test('row, read without some members, has the others and parses nothing it leaves out', () => {
  const raw = { ...probes.toColumns(full), about: 'no json' };
  const { about: _, ...others } = full;
  expect(probes.without('about')(raw)).toEqual(others);
});

test('json of another shape, read with a schema, is refused', () => {
  const guarded = table('probes', {
    ids: json({
      parse: (value: unknown): readonly string[] => {
        if (!Array.isArray(value)) throw new Error('no list');
        return value;
      },
    }),
  });
  expect(guarded.fromRow({ ids: '["a"]' })).toEqual({ ids: ['a'] });
  expect(() => guarded.fromRow({ ids: '{}' })).toThrow('no list');
});
