import { seatsHeld, withinReach } from '../cases/core/access-read-model.ts';
import type { Viewer } from '../identity/viewer.ts';
import type { Db } from '../platform/database/connect.ts';

export interface HeldCase {
  readonly id: string;
  readonly code: string;
}

/** Who mediates open cases of this person's office, and how many, those with the most first. */
export async function listHolders(
  db: Db,
  viewer: Viewer,
): Promise<{ readonly personId: string; readonly cases: number }[]> {
  const query = db('cases').where({ is_open: 1 }).whereNotNull('mediator_id');
  withinReach(query, db, viewer, 'office');
  const rows: { mediator_id: string; n: number | string }[] = await query
    .groupBy('mediator_id')
    .select('mediator_id')
    .count({ n: '*' });
  return rows
    .map((row) => ({ personId: row.mediator_id, cases: Number(row.n) }))
    .sort((one, other) => other.cases - one.cases || (one.personId < other.personId ? -1 : 1));
}

/** Open cases a person mediates, alone or with others, oldest first. */
export async function listHeldCases(db: Db, personId: string): Promise<HeldCase[]> {
  const rows = await db('cases')
    .where({ is_open: 1 })
    .where((held) =>
      held.where({ mediator_id: personId }).orWhereIn('id', seatsHeld(db, 'coMediator', personId)),
    )
    .orderBy('code')
    .select('id', 'code');
  return rows.map(({ id, code }) => ({ id, code }));
}
