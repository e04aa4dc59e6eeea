import { expect, test } from 'vitest';
import { schemaColumns } from '../../../scripts/schema-text.ts';
import { type ColumnKind, ColumnTable, type Members } from '../../../src/platform/database/column-table.ts';
import type { Dialect } from '../../../src/platform/database/connect.ts';
import { projectFile } from '../../../src/platform/project-root.ts';
import { sourceFiles } from '../../house/source-files.ts';
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

const source = sourceFiles('src');

async function tablesOfSource(): Promise<ColumnTable<Members>[]> {
  const holders = source.filter(({ text }) => /^(?:export )?const \w+ = table\('/m.test(text));
  const modules = await Promise.all(holders.map(({ path }) => import(projectFile(path))));
  return modules.flatMap((module) =>
    Object.values(module).filter((one) => one instanceof ColumnTable),
  ) as ColumnTable<Members>[];
}

eachDatabase((dialect, open) => {
  test('tables told in the source, compared with the migrated schema, have its columns', async () => {
    const tables = await tablesOfSource();
    const { db, close } = await open();
    try {
      const schema = await schemaColumns(db);
      for (const { name, columns } of tables) {
        const told = [...columns.values()];
        const real = schema.filter((column) => column.table === name);
        const toldLine = ({ name, kind, isNullable }: (typeof told)[number]) => {
          const type = real.find((column) => column.name === name)?.type.toLowerCase() ?? 'no such column';
          const isRight = types[dialect][kind].includes(type);
          return `${name} ${isRight ? type : `${kind} is ${type}`}${isNullable ? '' : ' required'}`;
        };
        const realLines = real.map(
          (column) => `${column.name} ${column.type.toLowerCase()}${column.required ? ' required' : ''}`,
        );
        expect({ [name]: told.map(toldLine).sort() }).toEqual({ [name]: realLines.sort() });
      }
    } finally {
      await close();
    }
  });
});

test('tables told in the source, each exported for this test, are told once', async () => {
  const names = (await tablesOfSource()).map(({ name }) => name);

  expect(names.length).toBeGreaterThan(1);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  const declared = source.flatMap(({ text }) =>
    [...text.matchAll(/\btable\('(\w+)', \{/g)].map(([, name]) => name),
  );
  expect(declared.filter((name) => name === undefined || !names.includes(name))).toEqual([]);
});
