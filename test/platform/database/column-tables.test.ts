import { expect, test } from 'vitest';
import { schemaColumns } from '../../../src/backup/schema-read-model.ts';
import type { ColumnKind } from '../../../src/platform/database/column-table.ts';
import type { Dialect } from '../../../src/platform/database/connect.ts';
import { sourceFiles } from '../../house/source-files.ts';
import { tablesOfSource } from '../../support/column-tables.ts';
import { eachDatabase } from '../../support/database.ts';

/** What each kind of column is in the schema. */
const types: Readonly<Record<Dialect, Readonly<Record<ColumnKind, readonly string[]>>>> = {
  sqlite: {
    text: ['text'],
    json: ['text'],
    day: ['text'],
    instant: ['text'],
    int: ['integer', 'bigint'],
    flag: ['integer'],
  },
  postgres: {
    text: ['text'],
    json: ['text'],
    day: ['date'],
    instant: ['timestamp with time zone'],
    int: ['integer', 'bigint'],
    flag: ['integer'],
  },
};

/** Columns the schema lets be empty and the program never leaves empty. */
const neverEmpty: readonly string[] = [
  // Every paper issued so far is about a case.
  'documents.case_id',
  // The first version of an entry is about itself.
  'paper_entries.about_id',
];

const source = sourceFiles('src');

eachDatabase((dialect, open) => {
  test('tables told in the source, compared with the migrated schema, have its columns', async () => {
    const { db, close } = await open();
    try {
      const tables = await tablesOfSource();
      const schema = (await schemaColumns(db.read)).map((column) => ({
        ...column,
        id: `${column.table}.${column.name}`,
        type: column.type.toLowerCase(),
      }));
      const told = tables.flatMap(({ name, columns }) =>
        [...columns.values()].map((column) => {
          const id = `${name}.${column.name}`;
          const type = schema.find((one) => one.id === id)?.type ?? 'missing';
          const shown = types[dialect][column.kind].includes(type) ? type : `${column.kind}, not ${type}`;
          return `${id} ${shown}${column.isNullable ? '' : ' required'}`;
        }),
      );
      const names = new Set(tables.map(({ name }) => name));
      const real = schema
        .filter(({ table }) => names.has(table))
        .map(
          ({ id, type, required }) =>
            `${id} ${type}${required || neverEmpty.includes(id) ? ' required' : ''}`,
        );

      expect(told.filter((line) => !real.includes(line))).toEqual([]);
      expect(real.filter((line) => !told.includes(line))).toEqual([]);
    } finally {
      await close();
    }
  });
});

test('tables told in the source, each exported for this test, are told once', async () => {
  const names = (await tablesOfSource()).map(({ name }) => name);
  const told = source.flatMap(({ text }) =>
    [...text.matchAll(/\btable\('(\w+)', \{/g)].map((match) => String(match[1])),
  );

  expect(names.length).toBeGreaterThan(20);
  expect(told.filter((name, index) => told.indexOf(name) !== index)).toEqual([]);
  expect(told.filter((name) => !names.includes(name))).toEqual([]);
});

/** Rows of few columns, or of a table that no migration makes. */
const byHand: Readonly<Record<string, string>> = {
  'src/cases/core/case-repository.ts': 'a counter that is only ever raised',
  'src/identity/sessions-repository.ts': 'on SQLite a file of its own, whose table it makes itself',
};

test('repositories, searched for columns declared or inserted by hand, have them only for a reason', () => {
  const repositories = source.filter(({ path }) => path.endsWith('-repository.ts'));
  const declared = /^\s*(?:readonly )?[a-z]+(?:_[a-z0-9]+)+\??: [^,(]+;$/m;
  const inserted = /\.insert\(\s*(?:\[|\w+\.map\(.*?=> \()?\{[^}]*\b[a-z]+_[a-z0-9_]+\b/s;
  const found = repositories.filter(({ text }) => declared.test(text) || inserted.test(text));

  expect(repositories.length).toBeGreaterThan(40);
  expect(found.map(({ path }) => path).sort()).toEqual(Object.keys(byHand).sort());
});
