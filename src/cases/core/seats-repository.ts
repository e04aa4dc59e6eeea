import type { Tx } from '../../platform/database/unit-of-work.ts';
import type { SubjectChanges } from '../../workflow/definitions/ports.ts';
import { seatsOf } from './access-rule.ts';

const columns = ['co_mediator_ids', 'reader_ids', 'joint_committees'] as const;

/** Writes anew who is named on a case when a change of its row names others; lists find the case by these rows. */
export async function saveSeats(tx: Tx, caseId: string, changes: SubjectChanges): Promise<void> {
  if (!columns.some((column) => column in changes)) return;
  const row: Record<(typeof columns)[number], string> = await tx
    .knex('cases')
    .where({ id: caseId })
    .first(...columns);
  const seats = seatsOf({
    coMediatorIds: JSON.parse(row.co_mediator_ids),
    readerIds: JSON.parse(row.reader_ids),
    jointCommittees: JSON.parse(row.joint_committees),
  });
  await tx.knex('case_seats').where({ case_id: caseId }).del();
  if (seats.length === 0) return;
  await tx.knex('case_seats').insert(seats.map(({ seat, holder }) => ({ case_id: caseId, seat, holder })));
}
