import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import { instant, json, named, table, text } from '../../platform/database/column-table.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

interface Told {
  readonly receiver: string;
  readonly toldAt: Instant;
  readonly who?: string | undefined;
}
const toldSchema = z.array(
  z.object({
    receiver: z.string(),
    toldAt: z.string().transform((at) => at as Instant),
    who: z.string().optional(),
  }),
);

/** A danger somebody reported, and who was told of it. */
export const emergencyTable = table('emergency_reports', {
  id: text(),
  caseId: text(),
  signs: json<readonly string[]>(z.array(z.string())),
  words: text(),
  measures: text(),
  told: json<readonly Told[]>(toldSchema),
  reportedAt: instant(),
  /** Account of who reported it. */
  by: named('reported_by', text()),
});
const readReport = emergencyTable.without('id', 'caseId');
export type EmergencyReport = ReturnType<typeof readReport>;

/** Of one case, the newest first. */
export async function listEmergencyReports(db: Db, caseId: string): Promise<EmergencyReport[]> {
  const rows = await db('emergency_reports').where({ case_id: caseId }).orderBy('reported_at', 'desc');
  return rows.map(readReport);
}

/** Gives the id of the row. */
export async function insertEmergencyReport(
  tx: Tx,
  caseId: string,
  report: EmergencyReport,
): Promise<string> {
  const id = newId();
  await emergencyTable.insert(tx.knex, { id, caseId, ...report });
  return id;
}
