import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Db } from '../../src/platform/database/connect.ts';
import { projectFile } from '../../src/platform/project-root.ts';

/** Every table with a column that names the case, as the committed schema lists them, and those that name a subject. */
const caseTables: Readonly<Record<string, string>> = {
  cases: 'id',
  history: 'subject_id',
  outbox: 'subject_id',
  deadlines: 'subject_id',
  ...Object.fromEntries(tablesWith('case_id').map((table) => [table, 'case_id'])),
};

/** Tables that have all of these columns. */
export function tablesWith(...columns: readonly string[]): string[] {
  return readFileSync(projectFile('migrations', 'schema.txt'), 'utf8')
    .split(/\n\n+/)
    .map((block) => block.split('\n').map((line) => String(line.trim().split(' ')[0])))
    .filter((lines) => columns.every((column) => lines.includes(column)))
    .map(([name]) => String(name));
}

const leadTables: Readonly<Record<string, string>> = {
  leads: 'id',
  history: 'subject_id',
  outbox: 'subject_id',
  deadlines: 'subject_id',
  inbox_items: 'lead_id',
};

/** Tables of the office that a command may write besides the case's own. */
const sharedTables = ['cases', 'leads', 'audit_log', 'number_series', 'idempotency_keys'] as const;

/** Only these columns of tables whose rows are long and, by trigger, never change. */
const columnsOf: Readonly<Record<string, readonly string[]>> = { history: ['seq', 'hash'] };

/** Digest of every row that belongs to a case or a lead, and of how many rows the shared tables have. */
export async function checksumOf(db: Db, kind: 'case' | 'lead', id: string): Promise<string> {
  const hash = createHash('sha256');
  const own = Object.entries(kind === 'case' ? caseTables : leadTables);
  const [tables, totals, series] = await Promise.all([
    Promise.all(own.map(([table, column]) => rowsOf(db, table, column, id))),
    Promise.all(sharedTables.map((table) => db(table).count({ n: '*' }).first())),
    db('number_series').select('*'),
  ]);
  for (const [index, rows] of tables.entries()) {
    if (rows.length > 0) hash.update(`${own[index]?.[0]}\n${sorted(rows)}\n`);
  }
  for (const [index, row] of totals.entries()) hash.update(`${sharedTables[index]} ${String(row?.['n'])}\n`);
  return hash.update(sorted(series)).digest('hex');
}

async function rowsOf(db: Db, table: string, column: string, id: string): Promise<unknown[]> {
  return db(table)
    .where(column, id)
    .select(columnsOf[table] ?? '*');
}

function sorted(rows: readonly unknown[]): string {
  return rows
    .map((row) => JSON.stringify(row))
    .sort()
    .join('\n');
}
