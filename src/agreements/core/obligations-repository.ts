import type { Day, Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import {
  type Obligation,
  type ObligationColumns,
  type ObligationState,
  obligationTable,
  type Performance,
  type PerformanceColumns,
  performanceTable,
} from './agreement.ts';

/** Obligations of the agreements in force, in the order of agreement and number. */
export async function listObligations(db: Db, caseId: string): Promise<Obligation[]> {
  const rows = await db<ObligationColumns>('obligations')
    .where({ case_id: caseId })
    .orderBy([{ column: 'agreement_id' }, { column: 'no' }]);
  return rows.map(obligationTable.fromRow);
}

export async function insertObligations(db: Db, obligations: readonly Obligation[]): Promise<void> {
  await obligationTable.insert(db, obligations);
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
  await db('obligations').where({ id }).update(obligationTable.toChanges(change));
}

const readPerformance = performanceTable.without('caseId', 'attachmentId', 'recordedAt');

export async function listPerformances(db: Db, caseId: string): Promise<Performance[]> {
  const rows = await db<PerformanceColumns>('performances')
    .where({ case_id: caseId })
    .orderBy([{ column: 'performed_on' }, { column: 'id' }]);
  return rows.map(readPerformance);
}

export async function insertPerformance(
  db: Db,
  caseId: string,
  performance: Performance & { readonly recordedAt: Instant },
): Promise<void> {
  await performanceTable.insert(db, { ...performance, caseId, attachmentId: null });
}
