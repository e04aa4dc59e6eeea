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

/** In which office an account sits; null for one that is not there. */
export async function findOffice(
  db: Db,
  accountId: string,
): Promise<{ readonly role: string; readonly committeeId: string | null; readonly areaCode: string } | null> {
  const row = await db('accounts').where({ id: accountId }).first('role', 'committee_id', 'area_code');
  return row === undefined
    ? null
    : { role: row.role, committeeId: row.committee_id, areaCode: row.area_code };
}
