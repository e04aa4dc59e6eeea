import type { Db } from '../../platform/database/connect.ts';

/** Whether violence in the family was reported or marked in this case. */
export async function hasViolenceReport(db: Db, caseId: string): Promise<boolean> {
  const row = await db('emergency_reports')
    .where({ case_id: caseId })
    .where('signs', 'like', '%"domesticViolence"%')
    .first('id');
  if (row !== undefined) return true;
  const marked = await db('case_acts').where({ case_id: caseId, event: 'flagDomesticViolence' }).first('id');
  return marked !== undefined;
}
