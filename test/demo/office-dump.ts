import { readFile } from 'node:fs/promises';
import type { TestOffice } from '../support/office.ts';

type Row = Record<string, unknown>;

/** Random or derived from something random: checked by other means than comparing. */
const random = new Set([
  ...['verify_code', 'hash', 'prev_hash', 'history_hash', 'record_digest', 'frozen_hash'],
  ...['phone_enc', 'chain', 'position', 'salt', 'requestHash', 'sealed'],
]);
const madeId = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g;

/** Where things happen in no order of their own: the chain shared with others, messages delivered together. */
const unordered: Readonly<Record<string, Row>> = { audit_log: { seq: null }, inbox_items: { id: null } };

/** Everything an office holds about each of its cases, by when they were registered; ids by their place. */
export async function dumpCases(office: TestOffice): Promise<unknown[]> {
  const tables = await tablesAboutCases();
  const cases: Row[] = await office.db
    .read('cases')
    .orderBy(['registered_at', 'applicant_names', 'respondent_names', 'summary']);
  const dumps: unknown[] = [];
  for (const one of cases) {
    const found: [string, Row[]][] = [['cases', [one]]];
    for (const [table, column] of tables) {
      const rows: Row[] = await office.db.read(table).where(column, String(one['id']));
      if (rows.length > 0) found.push([table, rows]);
    }
    dumps.push(normalised(found, one));
  }
  return dumps;
}

async function tablesAboutCases(): Promise<[string, string][]> {
  const schema = await readFile(new URL('../../migrations/schema.txt', import.meta.url), 'utf8');
  return schema.split('\n\n').flatMap((block): [string, string][] => {
    const [table = '', ...columns] = block.split('\n').map((line) => line.trim().split(' ')[0] ?? '');
    const column = ['case_id', 'subject_id', 'object_id'].find((name) => columns.includes(name));
    return column === undefined ? [] : [[table, column]];
  });
}

/** Numbers are allotted as cases come in: copies come after all that were played. */
function normalised(found: [string, Row[]][], { code, number }: Row): unknown {
  const ids = [...new Set(JSON.stringify(found).match(madeId) ?? [])].sort();
  const plain = (text: string): string =>
    text
      .replaceAll(String(code), 'CODE')
      .replaceAll(String(number), 'NUMBER')
      .replace(madeId, (id) => `#${ids.indexOf(id)}`);
  return found.map(([table, rows]) => [
    table,
    rows
      .map((row) => ({ ...row, ...unordered[table] }))
      .map((row) => plain(JSON.stringify(unfolded(row), withoutRandom)))
      .sort(),
  ]);
}

/** Columns that hold JSON, as what they hold. */
function unfolded(row: Row): Row {
  const isJson = (value: unknown): value is string => typeof value === 'string' && /^[[{]/.test(value);
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, isJson(value) ? JSON.parse(value) : value]),
  );
}

function withoutRandom(key: string, value: unknown): unknown {
  if (key === 'digests') return Object.keys(value as object);
  return random.has(key) ? null : value;
}
