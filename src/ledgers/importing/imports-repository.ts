import { pathRange } from '../../offices/area.ts';
import type { ColumnsOf } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { LedgerField } from '../reading/fields.ts';
import {
  columnsTable,
  decisionTable,
  importTable,
  type LedgerImport,
  type PairAnswer,
  type TakenRow,
  takenTable,
} from './ledger-import.ts';

/** Parameters of one question stay below what both databases take. */
const atOnce = 400;

export async function insertImport(tx: Tx, row: LedgerImport): Promise<void> {
  await importTable.insert(tx.knex, row);
}

export async function findImport(db: Db, id: string): Promise<LedgerImport | null> {
  const row = await db<ColumnsOf<typeof importTable>>('ledger_imports').where({ id }).first();
  return row ? importTable.fromRow(row) : null;
}

/** The person's own latest files, newest first. */
export async function listImports(db: Db, accountId: string, limit: number): Promise<LedgerImport[]> {
  const rows = await db<ColumnsOf<typeof importTable>>('ledger_imports')
    .where({ account_id: accountId })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(limit);
  return rows.map(importTable.fromRow);
}

/** Files brought before an instant, whose contents are to go. */
export async function listImportsBefore(db: Db, before: string): Promise<string[]> {
  const rows: { id: string }[] = await db('ledger_imports').where('created_at', '<', before).select('id');
  return rows.map(({ id }) => id);
}

export async function changeImport(tx: Tx, id: string, changes: Partial<LedgerImport>): Promise<void> {
  await tx.knex('ledger_imports').where({ id }).update(importTable.toChanges(changes));
}

export async function insertTaken(tx: Tx, rows: readonly TakenRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += atOnce) {
    await takenTable.insert(tx.knex, rows.slice(from, from + atOnce));
  }
}

/** Which of these rows an import brought before, with the case each is. */
async function findTaken(db: Db, fingerprints: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let from = 0; from < fingerprints.length; from += atOnce) {
    const rows: { fingerprint: string; case_id: string }[] = await db('ledger_rows')
      .whereIn('fingerprint', fingerprints.slice(from, from + atOnce))
      .select('fingerprint', 'case_id');
    for (const row of rows) found.set(row.fingerprint, row.case_id);
  }
  return found;
}

/** A row of a ledger as it is known again. */
interface KnownRow {
  readonly fingerprint: string | null;
  readonly value: { readonly externalNo: string | null } | null;
}

/**
 * Which rows are cases already, by their fingerprints: an import brought them before, or the row bears the code of a case in
 * this area, as a list that was exported does.
 */
export async function findThere(
  db: Db,
  areaPath: string,
  rows: readonly KnownRow[],
): Promise<ReadonlyMap<string, string>> {
  const there = new Map(
    await findTaken(
      db,
      rows.flatMap(({ fingerprint }) => fingerprint ?? []),
    ),
  );
  const byCode = new Map<string, string[]>();
  for (const { fingerprint, value } of rows) {
    const code = value?.externalNo;
    if (fingerprint === null || !code || !caseCode.test(code)) continue;
    byCode.set(code, [...(byCode.get(code) ?? []), fingerprint]);
  }
  const codes = [...byCode.keys()];
  const [first, last] = pathRange(areaPath);
  for (let from = 0; from < codes.length; from += atOnce) {
    const found: { id: string; code: string }[] = await db('cases')
      .whereIn('code', codes.slice(from, from + atOnce))
      .where('area_path', '>=', first)
      .where('area_path', '<', last)
      .select('id', 'code');
    for (const { id, code } of found)
      for (const fingerprint of byCode.get(code) ?? []) there.set(fingerprint, id);
  }
  return there;
}

/** As `newCode` makes them. */
const caseCode = /^DF[0-9A-Z]{8,14}$/;

/** The rows of ledgers one case came from, the first first. */
export async function listTakenOf(db: Db, caseId: string): Promise<(TakenRow & { fileName: string })[]> {
  const rows = await db<ColumnsOf<typeof takenTable> & { file_name: string }>('ledger_rows')
    .join('ledger_imports', 'ledger_imports.id', 'ledger_rows.import_id')
    .where({ case_id: caseId })
    .orderBy(['ledger_rows.created_at', 'row_no'])
    .select('ledger_rows.*', 'ledger_imports.file_name');
  return rows.map((row) => ({ ...takenTable.fromRow(row), fileName: row.file_name }));
}

export async function listChosenColumns(
  db: Db,
  office: string,
): Promise<Record<string, Readonly<Record<number, LedgerField | null>>>> {
  const rows = await db<ColumnsOf<typeof columnsTable>>('ledger_columns').where({ office });
  return Object.fromEntries(rows.map(columnsTable.fromRow).map(({ headings, fields }) => [headings, fields]));
}

export async function saveChosenColumns(
  tx: Tx,
  row: Parameters<typeof columnsTable.toColumns>[0],
): Promise<void> {
  const columns = columnsTable.toColumns(row);
  await tx.knex('ledger_columns').insert(columns).onConflict(['office', 'headings']).merge();
}

export async function findDecisions(
  db: Db,
  pairs: readonly string[],
): Promise<ReadonlyMap<string, PairAnswer>> {
  const found = new Map<string, PairAnswer>();
  for (let from = 0; from < pairs.length; from += atOnce) {
    const rows = await db<ColumnsOf<typeof decisionTable>>('ledger_decisions').whereIn(
      'pair',
      pairs.slice(from, from + atOnce),
    );
    for (const { pair, answer } of rows) found.set(pair, answer);
  }
  return found;
}

export async function saveDecision(
  tx: Tx,
  row: Parameters<typeof decisionTable.toColumns>[0],
): Promise<void> {
  await tx.knex('ledger_decisions').insert(decisionTable.toColumns(row)).onConflict('pair').merge();
}
