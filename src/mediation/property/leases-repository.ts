import { z } from 'zod';
import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { LedgerKind } from './ledger.ts';

export interface LedgerLine {
  readonly kind: LedgerKind;
  readonly label: string;
  readonly amountFen: number;
  readonly evidence: string | null;
}

const items = z.array(z.object({ name: z.string(), condition: z.string() }));
const meters = z.array(z.object({ kind: z.string(), reading: z.string() }));

export interface Handover {
  readonly id: string;
  readonly handedOverOn: Day;
  readonly items: readonly { readonly name: string; readonly condition: string }[];
  readonly meters: readonly { readonly kind: string; readonly reading: string }[];
  readonly note: string | null;
}

interface LedgerRow {
  id: string;
  case_id: string;
  no: number;
  kind: LedgerKind;
  label: string;
  amount_fen: number;
  evidence: string | null;
}

/** `no` = settlement × 100 + line: a new settlement supersedes the one before and leaves its rows. */
const linesPerSettlement = 100;

async function ledgerRows(db: Db, caseId: string): Promise<LedgerRow[]> {
  return db<LedgerRow>('ledger_lines').where({ case_id: caseId }).orderBy('no');
}

const settlementOf = (row: LedgerRow | undefined): number => Math.floor((row?.no ?? 0) / linesPerSettlement);

/** The lines of the settlement in force. */
export async function listLedgerLines(db: Db, caseId: string): Promise<LedgerLine[]> {
  const rows = await ledgerRows(db, caseId);
  const latest = settlementOf(rows.at(-1));
  return rows
    .filter((row) => settlementOf(row) === latest)
    .map(({ kind, label, amount_fen, evidence }) => ({ kind, label, amountFen: amount_fen, evidence }));
}

export async function insertLedger(
  db: Db,
  caseId: string,
  lines: readonly (LedgerLine & { readonly id: string })[],
): Promise<void> {
  const settlement = settlementOf((await ledgerRows(db, caseId)).at(-1)) + 1;
  await db('ledger_lines').insert(
    lines.map((line, index) => ({
      id: line.id,
      case_id: caseId,
      no: settlement * linesPerSettlement + index + 1,
      kind: line.kind,
      label: line.label,
      amount_fen: line.amountFen,
      evidence: line.evidence,
    })),
  );
}

export async function listHandovers(db: Db, caseId: string): Promise<Handover[]> {
  const rows = await db<{
    id: string;
    case_id: string;
    handed_over_on: Day;
    items: string;
    meters: string;
    note: string | null;
  }>('handovers')
    .where({ case_id: caseId })
    .orderBy([{ column: 'handed_over_on' }, { column: 'id' }]);
  return rows.map((row) => ({
    id: row.id,
    handedOverOn: row.handed_over_on,
    items: items.parse(JSON.parse(row.items)),
    meters: meters.parse(JSON.parse(row.meters)),
    note: row.note,
  }));
}

export async function insertHandover(
  db: Db,
  caseId: string,
  row: Handover & { readonly recordedAt: Instant },
): Promise<void> {
  await db('handovers').insert({
    id: row.id,
    case_id: caseId,
    handed_over_on: row.handedOverOn,
    items: JSON.stringify(row.items),
    meters: JSON.stringify(row.meters),
    note: row.note,
    recorded_at: row.recordedAt,
  });
}
