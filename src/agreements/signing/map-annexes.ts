import { listActs } from '../../cases/acts/acts-repository.ts';
import type { Db } from '../../platform/database/connect.ts';

/** A boundary map that goes with the agreement of a land dispute and is signed together with it. */
export interface MapAnnex {
  readonly id: string;
  readonly label: string;
}

/** The maps attached so far, the oldest first. */
export async function listMapAnnexes(db: Db, caseId: string): Promise<MapAnnex[]> {
  return (await listActs(db, caseId))
    .filter(({ event }) => event === 'attachMapAnnex')
    .map(({ id, happenedOn, data }) => ({
      id,
      label: `${happenedOn ?? ''} ${String(data['pointNames'] ?? '')}`.trim(),
    }));
}
