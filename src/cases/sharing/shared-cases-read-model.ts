import type { Viewer } from '../../identity/viewer.ts';
import type { Db } from '../../platform/database/connect.ts';

const townRoles: readonly string[] = ['clerk', 'coordinator', 'justice'];
/** More than a town ever mediates together with others at a time; a list stays quick whatever happens. */
const most = 500;

/**
 * Cases led elsewhere in which the person's committee or town mediates jointly or was asked to: they stand in his lists
 * beside those of his own scope.
 */
export async function sharedCaseIds(db: Db, viewer: Viewer): Promise<string[]> {
  const query = db('case_committees').whereNot({ state: 'declined' }).select('case_id').limit(most);
  if (townRoles.includes(viewer.role)) {
    query.where({ town_code: viewer.areaCode }).whereNot({ lead_town_code: viewer.areaCode });
  } else if (viewer.role === 'chair' && viewer.committeeId !== null) {
    query.where({ committee_id: viewer.committeeId });
  } else {
    return [];
  }
  return [...new Set((await query).map((row) => row.case_id as string))];
}
