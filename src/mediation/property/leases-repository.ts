import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import {
  type ColumnsOf,
  day,
  instant,
  int,
  json,
  orNull,
  table,
  text,
} from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { LedgerKind } from './ledger.ts';

export const ledgerTable = table('ledger_lines', {
  id: text(),
  caseId: text(),
  no: int(),
  kind: text<LedgerKind>(),
  label: text(),
  amountFen: int(),
  evidence: orNull(text()),
});
type LedgerColumns = ColumnsOf<typeof ledgerTable>;
const readLine = ledgerTable.without('id', 'caseId', 'no');
export type LedgerLine = ReturnType<typeof readLine>;

type Items = readonly { readonly name: string; readonly condition: string }[];
type Meters = readonly { readonly kind: string; readonly reading: string }[];
const items = z.array(z.object({ name: z.string(), condition: z.string() }));
const meters = z.array(z.object({ kind: z.string(), reading: z.string() }));

export const handoverTable = table('handovers', {
  id: text(),
  caseId: text(),
  handedOverOn: day(),
  items: json<Items>(items),
  meters: json<Meters>(meters),
  note: orNull(text()),
  recordedAt: instant(),
});
const readHandover = handoverTable.without('caseId', 'recordedAt');
export type Handover = ReturnType<typeof readHandover>;

/** `no` = settlement × 100 + line: a new settlement supersedes the one before and leaves its rows. */
const linesPerSettlement = 100;

async function ledgerRows(db: Db, caseId: string): Promise<LedgerColumns[]> {
  return db<LedgerColumns>('ledger_lines').where({ case_id: caseId }).orderBy('no');
}

const settlementOf = (row: LedgerColumns | undefined): number =>
  Math.floor((row?.no ?? 0) / linesPerSettlement);

/** The lines of the settlement in force. */
export async function listLedgerLines(db: Db, caseId: string): Promise<LedgerLine[]> {
  const rows = await ledgerRows(db, caseId);
  const latest = settlementOf(rows.at(-1));
  return rows.filter((row) => settlementOf(row) === latest).map(readLine);
}

export async function insertLedger(
  db: Db,
  caseId: string,
  lines: readonly (LedgerLine & { readonly id: string })[],
): Promise<void> {
  const settlement = settlementOf((await ledgerRows(db, caseId)).at(-1)) + 1;
  await ledgerTable.insert(
    db,
    lines.map((line, index) => ({ ...line, caseId, no: settlement * linesPerSettlement + index + 1 })),
  );
}

export async function listHandovers(db: Db, caseId: string): Promise<Handover[]> {
  const rows = await db('handovers')
    .where({ case_id: caseId })
    .orderBy([{ column: 'handed_over_on' }, { column: 'id' }]);
  return rows.map(readHandover);
}

export async function insertHandover(
  db: Db,
  caseId: string,
  row: Handover & { readonly recordedAt: Instant },
): Promise<void> {
  await handoverTable.insert(db, { ...row, caseId });
}
