import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Obligation, ObligationState, Performance } from './agreement.ts';

interface ObligationRow {
  id: string;
  case_id: string;
  agreement_id: string;
  no: number;
  debtor_party_id: string;
  creditor_party_id: string | null;
  manner: string;
  content: string;
  amount_fen: number | null;
  due_on: Day;
  place: string | null;
  state: ObligationState;
  performed_fen: number;
  performed_on: Day | null;
}

/** Obligations of the agreements in force, in the order of agreement and number. */
export async function listObligations(db: Db, caseId: string): Promise<Obligation[]> {
  const rows = await db<ObligationRow>('obligations')
    .where({ case_id: caseId })
    .orderBy([{ column: 'agreement_id' }, { column: 'no' }]);
  return rows.map((row) => ({
    id: row.id,
    caseId: row.case_id,
    agreementId: row.agreement_id,
    no: row.no,
    debtorPartyId: row.debtor_party_id,
    creditorPartyId: row.creditor_party_id,
    manner: row.manner,
    content: row.content,
    amountFen: row.amount_fen,
    dueOn: row.due_on,
    place: row.place,
    state: row.state,
    performedFen: row.performed_fen,
    performedOn: row.performed_on,
  }));
}

export async function insertObligations(db: Db, obligations: readonly Obligation[]): Promise<void> {
  if (obligations.length === 0) return;
  await db('obligations').insert(
    obligations.map((one) => ({
      id: one.id,
      case_id: one.caseId,
      agreement_id: one.agreementId,
      no: one.no,
      debtor_party_id: one.debtorPartyId,
      creditor_party_id: one.creditorPartyId,
      manner: one.manner,
      content: one.content,
      amount_fen: one.amountFen,
      due_on: one.dueOn,
      place: one.place,
      state: one.state,
      performed_fen: one.performedFen,
      performed_on: one.performedOn,
    })),
  );
}

export async function saveObligation(
  db: Db,
  id: string,
  change: {
    readonly state: ObligationState;
    readonly performedFen?: number;
    readonly performedOn?: Day | null;
  },
): Promise<void> {
  await db('obligations')
    .where({ id })
    .update({
      state: change.state,
      ...(change.performedFen === undefined ? {} : { performed_fen: change.performedFen }),
      ...(change.performedOn === undefined ? {} : { performed_on: change.performedOn }),
    });
}

interface PerformanceRow {
  id: string;
  case_id: string;
  obligation_id: string;
  performed_on: Day;
  amount_fen: number | null;
  way: string;
  note: string | null;
  attachment_id: string | null;
  recorded_at: Instant;
}

export async function listPerformances(db: Db, caseId: string): Promise<Performance[]> {
  const rows = await db<PerformanceRow>('performances')
    .where({ case_id: caseId })
    .orderBy([{ column: 'performed_on' }, { column: 'id' }]);
  return rows.map((row) => ({
    id: row.id,
    obligationId: row.obligation_id,
    performedOn: row.performed_on,
    amountFen: row.amount_fen,
    way: row.way,
    note: row.note,
  }));
}

export async function insertPerformance(
  db: Db,
  caseId: string,
  performance: Performance & { readonly recordedAt: Instant },
): Promise<void> {
  await db('performances').insert({
    id: performance.id,
    case_id: caseId,
    obligation_id: performance.obligationId,
    performed_on: performance.performedOn,
    amount_fen: performance.amountFen,
    way: performance.way,
    note: performance.note,
    recorded_at: performance.recordedAt,
  });
}
