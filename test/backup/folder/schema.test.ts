import { expect, test } from 'vitest';
import { type OpenType, openTables, typeOf } from '../../../src/backup/folder/describe-schema.ts';
import {
  openName,
  sealedColumns,
  secretColumns,
  secretTables,
} from '../../../src/backup/folder/open-rows.ts';
import { tableMeanings } from '../../../src/backup/folder/table-meanings.ts';
import { schemaColumns } from '../../../src/backup/schema-read-model.ts';
import { listTables } from '../../../src/backup/tables-read-model.ts';
import type { ColumnKind } from '../../../src/platform/database/column-table.ts';
import { sourceFiles } from '../../house/source-files.ts';
import { tablesOfSource } from '../../support/column-tables.ts';
import { eachDatabase, openTestDatabase } from '../../support/database.ts';

const types: Readonly<Record<ColumnKind, OpenType>> = {
  ...{ text: 'text', int: 'integer', flag: 'yes-no', json: 'json', day: 'day', instant: 'instant' },
};
/** Who seals values, and where they stand. */
const sealing: readonly string[] = [
  'src/backup/folder/open-rows.ts',
  'src/cases/lists/number-search-service.ts', // a word in an address, kept nowhere
  'src/cases/parties/party-repository.ts',
  'src/corrections/corrections-repository.ts',
  'src/documents/core/sealed-record.ts',
  'src/leads/lead-service.ts',
  'src/ledgers/importing/import-store.ts', // files of a day, left behind
  'src/mediation/collectives/collective-handlers.ts',
  'src/notices/staff/staff-service.ts',
];
/** Kept as text by the program, which has to read a damaged one as well. */
const toldAsText: readonly string[] = ['audit_log.detail', 'audit_anchors.heads', 'corrections.changes'];

test('types the schema of a folder tells, compared with the tables in the source, are what the program holds there', async () => {
  const told = (await tablesOfSource()).flatMap(({ name, columns }) =>
    [...columns.values()]
      .filter(() => !secretTables.includes(name))
      .map((column) => ({ ...column, table: name, id: `${name}.${column.name}` })),
  );
  const wrong = told.filter(({ id, table, name, kind }) => {
    const isInteger = kind === 'int' || kind === 'flag';
    return (
      typeOf(table, openName(table, name) ?? name, isInteger) !== types[kind] && !toldAsText.includes(id)
    );
  });

  expect(told.length).toBeGreaterThan(600);
  expect(wrong.map(({ id, kind }) => `${id} ${kind}`)).toEqual([]);
});

test('tables of the schema, each looked up, have their meaning in both languages and no others', async () => {
  const { db, close } = await openTestDatabase();
  try {
    const names = (await listTables(db.read))
      .map(({ name }) => name)
      .filter((name) => !secretTables.includes(name));
    expect(Object.keys(tableMeanings).sort()).toEqual([...names].sort());
    expect(Object.values(tableMeanings).filter(([zh, en]) => zh === '' || en === '')).toEqual([]);
  } finally {
    await close();
  }
});

test('columns that are sealed, digests of such or secrets by their names, are opened or left out', async () => {
  const { db, close } = await openTestDatabase();
  try {
    const columns = (await schemaColumns(db.read)).filter(
      ({ table }) => !/^(sessions|sqlite_|case_search)/.test(table),
    );
    const idsOf = (pattern: RegExp) =>
      columns.filter(({ name }) => pattern.test(name)).map(({ table, name }) => `${table}.${name}`);
    const sealed = Object.entries(sealedColumns).flatMap(([table, list]) =>
      list.map((one) => ({ table, ...one })),
    );

    const ids = sealed.map(({ table, stored }) => `${table}.${stored}`);
    expect(idsOf(/_enc$/).filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids.filter((id) => !idsOf(/./).includes(id))).toEqual([]);
    expect(idsOf(/_index$/).sort()).toEqual(
      sealed.flatMap(({ table, indexes }) => indexes.map(({ stored }) => `${table}.${stored}`)).sort(),
    );
    const secrets = idsOf(/password|activation|token|secret/);
    const isLeftOut = (id: string) => {
      const [table = '', column = ''] = id.split('.');
      return secretTables.includes(table) || secretColumns[table]?.includes(column) === true;
    };
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter((id) => !isLeftOut(id))).toEqual([]);
  } finally {
    await close();
  }
});

test('files of the source that encrypt, looked for, are those the folder knows how to open or that keep nothing in tables', () => {
  const encrypting = sourceFiles('src')
    .filter(({ text }) => /crypto\.encrypt\(/.test(text))
    .map(({ path }) => path);

  // Whoever is added here: say in open-rows.ts which column it is, or why it is none.
  expect(encrypting.sort()).toEqual(sealing);
});

eachDatabase((dialect, open) => {
  test('tables of a folder, described on either database, are the same, and no number is counted by the database', async () => {
    const [here, sqlite] = [await open(), await openTestDatabase()];
    try {
      const byName = async ({ db }: typeof here) =>
        (await openTables(db.read)).sort((one, other) => (one.name < other.name ? -1 : 1));
      expect(await byName(here)).toEqual(await byName(sqlite));
      const counted = (await schemaColumns(here.db.read)).filter(({ fallback }) =>
        /nextval/.test(fallback ?? ''),
      );
      expect(counted.filter(({ table }) => !/^migrations/.test(table))).toEqual([]);
      expect(dialect).toMatch(/sqlite|postgres/);
    } finally {
      await here.close();
      await sqlite.close();
    }
  });
});
