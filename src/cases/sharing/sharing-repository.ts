import type { Db } from '../../platform/database/connect.ts';

/** Whether a case was shared with people beyond those who handle it. */
export interface Sharing {
  readonly hasReaders: boolean;
  readonly hasJoinings: boolean;
}

const none = '[]';

/** Read from the row of the case alone: most cases are shared with nobody. */
export async function findSharing(db: Db, caseId: string): Promise<Sharing> {
  const row = await db('cases').where({ id: caseId }).first('reader_ids', 'joint_committees');
  return {
    hasReaders: (row?.reader_ids ?? none) !== none,
    hasJoinings: (row?.joint_committees ?? none) !== none,
  };
}
