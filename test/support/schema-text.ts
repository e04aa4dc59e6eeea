import type { Database } from '../../src/platform/database/connect.ts';

/** Tables that differ between the databases or belong to the tools: search index, migration list. */
const own = /^(?!sqlite_|case_search|migrations|sessions)/;

/** Every table with its columns, the same text on both databases. */
export async function schemaText(db: Database): Promise<string> {
  const names = (await tableNames(db)).filter((name) => own.test(name)).sort();
  const blocks: string[] = [];
  for (const name of names) {
    const columns = await db.read(name).columnInfo();
    const lines = Object.entries(columns)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([column, { nullable }]) => `  ${column}${nullable ? '' : ' required'}`);
    blocks.push([name, ...lines].join('\n'));
  }
  return `${blocks.join('\n\n')}\n`;
}

export async function tableNames(db: Database): Promise<string[]> {
  if (db.dialect === 'sqlite') {
    const rows = await db.read('sqlite_master').where({ type: 'table' }).select('name');
    return rows.map((row) => row.name);
  }
  const rows = await db
    .read('information_schema.tables')
    .whereRaw('table_schema = current_schema()')
    .select('table_name as name');
  return rows.map((row) => row.name);
}
