import type { Db } from '../platform/database/connect.ts';

export interface HeldCase {
  readonly id: string;
  readonly code: string;
}

/** Open cases a person mediates, alone or with others, oldest first. */
export async function listHeldCases(db: Db, personId: string): Promise<HeldCase[]> {
  const rows = await db('cases')
    .where({ is_open: 1 })
    .where((held) =>
      held.where({ mediator_id: personId }).orWhereLike('co_mediator_ids', `%${JSON.stringify(personId)}%`),
    )
    .orderBy('code')
    .select('id', 'code');
  return rows.map(({ id, code }) => ({ id, code }));
}
