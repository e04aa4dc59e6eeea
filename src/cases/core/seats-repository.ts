import { table, text } from '../../platform/database/column-table.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { type Seat, seatsOf } from './access-rule.ts';
import { type CaseChanges, type CaseColumns, caseTable } from './case.ts';

export const seatTable = table('case_seats', { caseId: text(), seat: text<Seat>(), holder: text() });

/** Writes anew who is named on a case when a change of its row names others; lists find the case by these rows. */
export async function saveSeats(tx: Tx, caseId: string, changes: CaseChanges): Promise<void> {
  const { coMediatorIds, readerIds, jointCommittees } = changes;
  if ([coMediatorIds, readerIds, jointCommittees].every((named) => named === undefined)) return;
  const row = await tx.knex<CaseColumns>('cases').where({ id: caseId }).first();
  if (row === undefined) throw new Error(`no case ${caseId}`);
  const seats = seatsOf(caseTable.fromRow(row));
  await tx.knex('case_seats').where({ case_id: caseId }).del();
  await seatTable.insert(
    tx.knex,
    seats.map(({ seat, holder }) => ({ caseId, seat, holder })),
  );
}
