import { z } from 'zod';
import type { Db } from '../../platform/database/connect.ts';

const idsSchema = z.array(z.string());

/** Who has a case in hand: the lead mediator and those who mediate with him. */
export interface Team {
  readonly mediatorId: string | null;
  readonly coMediatorIds: readonly string[];
}

export async function findTeam(db: Db, caseId: string): Promise<Team> {
  const row = await db<{ id: string; mediator_id: string | null; co_mediator_ids: string }>('cases')
    .where({ id: caseId })
    .first('mediator_id', 'co_mediator_ids');
  if (!row) return { mediatorId: null, coMediatorIds: [] };
  return { mediatorId: row.mediator_id, coMediatorIds: idsSchema.parse(JSON.parse(row.co_mediator_ids)) };
}

export const membersOf = (team: Team): string[] => [
  ...(team.mediatorId === null ? [] : [team.mediatorId]),
  ...team.coMediatorIds,
];
