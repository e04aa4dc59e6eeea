import { z } from 'zod';
import type { Instant } from '../../platform/clock.ts';
import type { Db } from '../../platform/database/connect.ts';
import type { Tx } from '../../platform/database/unit-of-work.ts';
import { newId } from '../../platform/ids.ts';

const toldSchema = z.array(
  z.object({ receiver: z.string(), toldAt: z.string(), who: z.string().optional() }),
);

/** A danger somebody reported, and who was told of it. */
export interface EmergencyReport {
  readonly signs: readonly string[];
  readonly words: string;
  readonly measures: string;
  readonly told: readonly {
    readonly receiver: string;
    readonly toldAt: Instant;
    readonly who?: string | undefined;
  }[];
  readonly reportedAt: Instant;
  /** Account of who reported it. */
  readonly by: string;
}

/** Of one case, the newest first. */
export async function listEmergencyReports(db: Db, caseId: string): Promise<EmergencyReport[]> {
  const rows = await db('emergency_reports').where({ case_id: caseId }).orderBy('reported_at', 'desc');
  return rows.map((row) => ({
    signs: z.array(z.string()).parse(JSON.parse(row.signs)),
    words: row.words,
    measures: row.measures,
    told: toldSchema.parse(JSON.parse(row.told)).map((one) => ({ ...one, toldAt: one.toldAt as Instant })),
    reportedAt: row.reported_at,
    by: row.reported_by,
  }));
}

/** Gives the id of the row. */
export async function insertEmergencyReport(
  tx: Tx,
  caseId: string,
  report: EmergencyReport,
): Promise<string> {
  const id = newId();
  await tx.knex('emergency_reports').insert({
    id,
    case_id: caseId,
    signs: JSON.stringify(report.signs),
    words: report.words,
    measures: report.measures,
    told: JSON.stringify(report.told),
    reported_by: report.by,
    reported_at: report.reportedAt,
  });
  return id;
}
